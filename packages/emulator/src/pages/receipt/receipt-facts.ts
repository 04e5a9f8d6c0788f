/** What a receipt says of a charge, read from the store. */
import type { StripeObjects } from '../../objects/object-types.ts';
import { accountOf, businessNameOf } from '../../resources/accounts/open-account.ts';
import { lineItemsOf } from '../../resources/checkout-sessions/session-lines.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

type Charge = StripeObjects['charge'];

/** Amounts are in the currency's minor unit, times in Unix seconds. */
export interface ReceiptFacts {
  charge: string;
  merchant: string;
  currency: string;
  /** What was taken; what was only held is no payment yet. */
  paid: number;
  /** Still to be captured. */
  held: boolean;
  at: number;
  email: string | null;
  card: { brand: string; last4: string } | null;
  lines: readonly ReceiptLine[];
  refunds: readonly { id: string; amount: number; at: number; status: string }[];
  /** What is left of the payment after its refunds. */
  left: number;
}

export interface ReceiptLine {
  name: string;
  quantity: number;
  amount: number;
}

/** The facts of a charge's receipt; null when no money was taken or held. */
export function receiptFacts(unit: UnitOfWork, chargeId: string): ReceiptFacts | null {
  const charge = unit.get('charge', chargeId);
  if (charge === undefined || !charge.paid) return null;
  const card = charge.payment_method_details?.card;
  const paid = charge.captured ? charge.amount_captured : charge.amount;
  return {
    charge: charge.id,
    merchant: businessNameOf(accountOf(unit)),
    currency: charge.currency,
    paid,
    held: !charge.captured,
    at: charge.created,
    email: charge.receipt_email ?? charge.billing_details.email,
    card:
      card?.brand === undefined || card.brand === null || card.last4 === null
        ? null
        : { brand: card.brand, last4: card.last4 },
    lines: linesOf(unit, charge, paid),
    refunds: unit
      .all('refund')
      .filter((refund) => refund.charge === chargeId)
      .map(({ id, amount, created, status }) => ({ id, amount, at: created, status: status ?? '' }))
      .toReversed(),
    left: paid - charge.amount_refunded,
  };
}

/** What was bought, when Checkout knows it; else what the payment was said to be for. */
function linesOf(unit: UnitOfWork, charge: Charge, paid: number): readonly ReceiptLine[] {
  const session = unit
    .all('_checkout_payment')
    .find(({ paymentIntent }) => paymentIntent !== null && paymentIntent === charge.payment_intent);
  const bought = session === undefined ? [] : lineItemsOf(unit, session.id);
  if (bought.length === 0) {
    return [{ name: charge.description ?? 'Payment', quantity: 1, amount: paid }];
  }
  return bought.map(({ description, quantity, amount_total: amount }) => ({
    name: description ?? '',
    quantity: quantity ?? 1,
    amount,
  }));
}
