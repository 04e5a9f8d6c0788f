/** The dispute: a customer has the bank take a payment back. https://docs.stripe.com/api/disputes/object */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';
import type { Charge } from '../charges/object.ts';
import { emptyEvidence } from './evidence.ts';

export type Dispute = Wire<Stripe.Dispute>;

const secondsPerDay = 24 * 60 * 60;
/** Evidence is due at the end of the day that is so many days after. */
const daysToRespond = 8;

/** What a test card has its charge disputed for. */
export interface DisputeCause {
  reason: 'fraudulent' | 'product_not_received';
  /** True when the bank only asks at first. */
  inquiry: boolean;
}

export interface NewDispute {
  id: string;
  /** In Unix seconds. */
  now: number;
  charge: Charge;
  /** In minor units; all of the charge, or a part of it. */
  amount: number;
  cause: DisputeCause;
}

/** A new dispute; no money has moved yet. */
export function newDispute({ id, now, charge, amount, cause }: NewDispute): Dispute {
  const { reason, inquiry } = cause;
  const brand = charge.payment_method_details?.card?.brand ?? null;
  const { email, name } = charge.billing_details;
  const reasonCode = networkReasonCode(cause);
  return {
    id,
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...emptyEvidence(), customer_email_address: email, customer_name: name },
    evidence_details: {
      due_by: endOfDay(now + daysToRespond * secondsPerDay),
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    network_reason_code: brand === null ? null : reasonCode,
    payment_intent: charge.payment_intent,
    ...(brand !== null && {
      payment_method_details: {
        card: {
          brand,
          case_type: inquiry ? 'inquiry' : 'chargeback',
          network: brand,
          network_reason_code: reasonCode,
        },
        type: 'card',
      },
    }),
    reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  };
}

/** Visa's numbers for what a customer complains of. */
function networkReasonCode({ reason, inquiry }: DisputeCause): string {
  if (inquiry) return '10';
  return reason === 'product_not_received' ? '13.1' : '10.4';
}

function endOfDay(unixSeconds: number): number {
  return unixSeconds - (unixSeconds % secondsPerDay) + secondsPerDay - 1;
}
