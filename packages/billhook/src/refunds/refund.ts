// A refund as an app meets it, and what it is made of.
import type Stripe from 'stripe';

import type { Money } from '../money/money.ts';

export interface RefundInput {
  /** The payment that is given back: a payment intent's id, `pi_…`. */
  readonly payment: string;
  /** How much; all that is left if it is left out. */
  readonly amount?: Money;
  /** https://docs.stripe.com/api/refunds/create#create_refund-reason */
  readonly reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer';
  /** Put on the refund, beside the payment's user and reference. */
  readonly metadata?: Readonly<Record<string, string>>;
  /**
   * What makes two calls the same one, such as the id of the return of goods. Without it, calls that ask the
   * same of the same payment while as much of it is left are one.
   */
  readonly idempotencyKey?: string;
}

export interface Refund {
  /** `re_…`. */
  readonly id: string;
  /** The payment intent's id. */
  readonly payment: string | null;
  readonly amount: Money;
  /**
   * `pending` until the bank has taken it, `requires_action` where the customer is to give an account; one that
   * `failed` has gone back to you. Events tell of changes: `refund.updated`, `refund.failed`.
   */
  readonly status: 'canceled' | 'failed' | 'pending' | 'requires_action' | 'succeeded';
  /** Why it failed. https://docs.stripe.com/api/refunds/object#refund_object-failure_reason */
  readonly failureReason: string | null;
  /** All that Stripe says. https://docs.stripe.com/api/refunds/object */
  readonly refund: Stripe.Refund;
}
