/** What a checkout session will be paid with, while that does not show in the session itself. */
export interface CheckoutPaymentRecord {
  object: '_checkout_payment';
  /** The id of the session. */
  id: string;
  /** The payment intent that is being confirmed for it; null before the first attempt. */
  paymentIntent: string | null;
  /** What the customer typed on the page, kept until the session completes. */
  email: string | null;
  name: string | null;
  country: string | null;
  postalCode: string | null;
  paymentMethod: string | null;
}
