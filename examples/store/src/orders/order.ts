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
  /** Where it is paid, chosen when it is placed: with both ways open it could be paid twice. */
  paysOn: 'checkout' | 'own-page';
  status: 'pending' | 'declined' | 'paid' | 'canceled';
  /** Why the last attempt to pay failed, in words for the customer. */
  declineReason: string | null;
  paymentIntent: string | null;
  subscription: string | null;
  /** How much of it was given back, in minor units. */
  refunded: number;
  /** How many payments came in: one, or one a month. */
  timesPaid: number;
  /** How often the same was bought again from it. */
  timesRepeated: number;
  /** What became of it when the customer asked their bank for the money back; null if they never did. */
  dispute: 'disputed' | 'won' | 'lost' | null;
}

/** The one word that says how the order stands. */
export function stateOf({
  status,
  dispute,
}: Order): Order['status'] | NonNullable<Order['dispute']> {
  return dispute ?? status;
}
