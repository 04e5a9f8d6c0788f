// A saved payment method as the customer knows it: "Visa ending in 4242".
import type Stripe from 'stripe';

export interface SavedMethod {
  /** `pm_…`. */
  readonly id: string;
  /** Such as `card` or `sepa_debit`. */
  readonly type: string;
  /** Such as `visa`; null for what is no card. */
  readonly brand: string | null;
  /** The last four characters of the card's or account's number, where it has one. */
  readonly last4: string | null;
  /** Null for what is no card. */
  readonly expiry: { readonly month: number; readonly year: number } | null;
  /** Whether it is what `payments.chargeSaved` and the user's subscriptions use. */
  readonly isDefault: boolean;
  /** All that Stripe says. https://docs.stripe.com/api/payment_methods/object */
  readonly paymentMethod: Stripe.PaymentMethod;
}

/** The saved method that Stripe's object is. */
export function readSavedMethod(
  paymentMethod: Stripe.PaymentMethod,
  defaultMethod: string | null,
): SavedMethod {
  const { id, type, card, sepa_debit: sepa, us_bank_account: bank } = paymentMethod;
  return {
    id,
    type,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? sepa?.last4 ?? bank?.last4 ?? null,
    expiry: card === undefined ? null : { month: card.exp_month, year: card.exp_year },
    isDefault: id === defaultMethod,
    paymentMethod,
  };
}
