/** The refund: money of a charge that is given back. https://docs.stripe.com/api/refunds/object */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';
import type { Charge } from '../charges/object.ts';

export type Refund = Wire<Stripe.Refund>;

/** The bank tells the number by which the customer can ask for the money only later. */
const toCard: NonNullable<Refund['destination_details']> = {
  card: {
    reference_status: 'pending',
    reference_type: 'acquirer_reference_number',
    type: 'refund',
  },
  type: 'card',
};

export interface NewRefund {
  id: string;
  /** In Unix seconds. */
  now: number;
  charge: Charge;
  /** In minor units. */
  amount: number;
  reason: Refund['reason'];
  metadata: Record<string, string>;
  /** Some payments are given back only after a while. */
  pending: boolean;
}

/** A refund of a card payment; it isn't in the balance yet. */
export function newRefund(parts: NewRefund): Refund {
  const { id, now, charge, amount, reason, metadata, pending } = parts;
  return {
    id,
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    ...(charge.payment_method_details?.type === 'card' && { destination_details: toCard }),
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(pending && { pending_reason: 'processing' as const }),
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: pending ? 'pending' : 'succeeded',
    transfer_reversal: null,
  };
}
