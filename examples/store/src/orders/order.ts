/** An order, as the store keeps it. */
export interface Order {
  id: string;
  /** The browser that placed it: this store has no accounts, it knows visitors by a cookie. */
  visitor: string;
  /** The slug of what was ordered. */
  item: string;
  quantity: number;
  /** The total in minor units. */
  amount: number;
  currency: string;
  status: 'pending' | 'declined' | 'paid' | 'canceled';
  /** Why the last attempt to pay failed, in words for the customer. */
  declineReason: string | null;
  paymentIntent: string | null;
  subscription: string | null;
  /** How much of it was given back, in minor units. */
  refunded: number;
  /** How many payments came in: one, or one a month. */
  timesPaid: number;
}
