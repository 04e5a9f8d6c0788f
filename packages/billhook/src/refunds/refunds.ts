// Refunds as an app meets them.
import { hashOf } from '../idempotency/operation-key.ts';
import { createRefund, readRefund, type RefundParts } from './create-refund.ts';
import type { Refund, RefundInput } from './refund.ts';

export interface Refunds {
  /**
   * Gives back a payment, or a part of it; as often as something is left.
   *
   * Calls that begin together and ask the same are one refund, and a call that was cut off is found again.
   * Pass an `idempotencyKey` to have a call done once whenever it is repeated.
   *
   * @throws RefundError for more than is left, which is refused before Stripe is asked for it, and for a payment
   *   that has not succeeded; IdempotencyMismatchError; OperationUnsettledError; StripeUnavailableError; or
   *   Stripe's error when it refuses, as for a charge that is disputed.
   * @see https://docs.stripe.com/api/refunds/create
   */
  create(input: RefundInput): Promise<Refund>;
  /**
   * The refund as it stands now at Stripe.
   *
   * @see https://docs.stripe.com/api/refunds/retrieve
   */
  get(id: string): Promise<Refund>;
  /**
   * The refunds of a payment, the newest first.
   *
   * @see https://docs.stripe.com/api/refunds/list
   */
  list(filter: { readonly payment: string }): Promise<Refund[]>;
}

export function createRefunds(parts: RefundParts): Refunds {
  const { gate, stripe } = parts;
  /** Calls of this process that ask the same at the same time are one call. */
  const underway = new Map<string, Promise<Refund>>();
  return {
    create: async (input) => {
      const asked = hashOf(input);
      const shared = underway.get(asked);
      if (shared !== undefined) return shared;
      const own = createRefund(input, parts).finally(() => underway.delete(asked));
      underway.set(asked, own);
      return own;
    },
    get: async (id) =>
      readRefund(
        await gate.call(async (options) => stripe.refunds.retrieve(id, {}, { ...options })),
      ),
    list: async ({ payment }) => {
      const refunds = await gate.call(async (options) =>
        stripe.refunds
          .list({ payment_intent: payment, limit: 100 }, { ...options })
          .autoPagingToArray({ limit: 10_000 }),
      );
      return refunds.map(readRefund);
    },
  };
}
