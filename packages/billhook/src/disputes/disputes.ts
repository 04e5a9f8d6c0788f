// Disputes: a customer has asked their bank for the money back, and you may answer.
// https://docs.stripe.com/disputes
import type Stripe from 'stripe';

import { type Money, moneyFromStripe } from '../money/money.ts';
import { idOf } from '../payments/outcome.ts';
import type { NewId } from '../randomness/random.ts';
import type { Gate } from '../stripe/gate.ts';

/** Stripe's own fields: texts, and ids of files. https://docs.stripe.com/api/disputes/evidence_object */
export type Evidence = NonNullable<Stripe.DisputeUpdateParams['evidence']>;

export interface EvidenceInput {
  readonly evidence: Evidence;
  /** False keeps it at Stripe without sending it to the bank. Default true; after that nothing can be changed. */
  readonly submit?: boolean;
}

export interface Dispute {
  /** `du_…`, or `dp_…`. */
  readonly id: string;
  /** The payment intent's id. */
  readonly payment: string | null;
  readonly amount: Money;
  /** Such as `needs_response`, `under_review`, `won` or `lost`. */
  readonly status: string;
  /** What the customer says, such as `fraudulent` or `product_not_received`. */
  readonly reason: string;
  /** Until when the bank takes evidence; null when it does not any more. */
  readonly evidenceDueBy: Date | null;
  /** All that Stripe says. https://docs.stripe.com/api/disputes/object */
  readonly dispute: Stripe.Dispute;
}

export interface Disputes {
  /**
   * Answers a dispute with evidence. Repeating the call does no harm.
   *
   * @throws StripeUnavailableError, or Stripe's error, as for a dispute that is closed.
   * @see https://docs.stripe.com/api/disputes/update
   */
  submitEvidence(id: string, input: EvidenceInput): Promise<Dispute>;
  /**
   * The dispute as it stands now at Stripe. Events tell of changes: `charge.dispute.created`,
   * `charge.dispute.updated`, `charge.dispute.closed`, `charge.dispute.funds_withdrawn` and
   * `charge.dispute.funds_reinstated`. Their handlers get the user and the reference of the payment.
   *
   * @see https://docs.stripe.com/api/disputes/retrieve
   */
  get(id: string): Promise<Dispute>;
}

export interface DisputeParts {
  readonly stripe: Stripe;
  readonly gate: Gate;
  readonly newId: NewId;
}

export function createDisputes({ stripe, gate, newId }: DisputeParts): Disputes {
  return {
    submitEvidence: async (id, { evidence, submit = true }) => {
      const params = { evidence, submit };
      const key = { idempotencyKey: `billhook-dispute-${newId()}` };
      const dispute = await gate.call(async (options) =>
        stripe.disputes.update(id, params, { ...options, ...key }),
      );
      return readDispute(dispute);
    },
    get: async (id) =>
      readDispute(
        await gate.call(async (options) => stripe.disputes.retrieve(id, {}, { ...options })),
      ),
  };
}

function readDispute(dispute: Stripe.Dispute): Dispute {
  const { due_by: dueBy } = dispute.evidence_details;
  return {
    id: dispute.id,
    payment: idOf(dispute.payment_intent),
    amount: moneyFromStripe(dispute.amount, dispute.currency),
    status: dispute.status,
    reason: dispute.reason,
    evidenceDueBy: dueBy === null ? null : new Date(dueBy * 1000),
    dispute,
  };
}
