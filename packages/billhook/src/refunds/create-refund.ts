// Gives money back: never more than is left, and once, however often the button was clicked.
import Stripe from 'stripe';

import { hashOf } from '../idempotency/operation-key.ts';
import { findCalling } from '../idempotency/operation-row.ts';
import { isMadeBy, type Mark, type OnceParts, runOnce } from '../idempotency/run-once.ts';
import { moneyFromStripe } from '../money/money.ts';
import { idOf } from '../payments/outcome.ts';
import type { CallOptions } from '../stripe/gate.ts';
import { linkMetadata, linkOf } from '../webhooks/link.ts';
import type { Refund, RefundInput } from './refund.ts';
import { checkLeft, type Refundable, refundableOf } from './what-is-left.ts';

export interface RefundParts extends OnceParts {
  readonly stripe: Stripe;
}

type RefundParams = Stripe.RefundCreateParams;

const operation = 'refund.create';

/**
 * Creates the refund, or finds the one that the same call has created.
 *
 * A call that was cut off is looked for first, because what it refunded is no longer left. Then the amount
 * is checked. What is left when a call begins is a part of what it is known by: of two that begin together
 * the second is a double click; one that begins after the first has ended is meant.
 */
export async function createRefund(input: RefundInput, parts: RefundParts): Promise<Refund> {
  const intent = await readIntent(input.payment, parts);
  const params = refundParams(input, intent);
  const paramsHash = hashOf(params);
  const cutOff = await findCalling(
    parts.database,
    { account: await parts.account(), livemode: parts.livemode, operation },
    { subject: input.payment, paramsHash },
  );
  const { idempotencyKey } = input;
  const identityOf = (payment: Refundable): string =>
    hashOf(
      idempotencyKey === undefined
        ? { params, refunded: payment.refunded }
        : { idempotencyKey, payment: input.payment },
    );
  const payment = refundableOf(intent);
  const own = identityOf(payment);
  if (idempotencyKey === undefined && cutOff === undefined) checkLeft(payment, input.amount);
  const identity = idempotencyKey === undefined ? (cutOff ?? own) : own;
  return readRefund(await refundOnce(input, params, identity, parts));
}

async function refundOnce(
  input: RefundInput,
  params: RefundParams,
  identity: string,
  parts: RefundParts,
): Promise<Stripe.Refund> {
  const { refunds } = parts.stripe;
  try {
    const { made } = await runOnce<RefundParams, Stripe.Refund>(
      {
        operation,
        identity,
        refusesOtherParams: input.idempotencyKey !== undefined,
        params,
        subject: input.payment,
        send: async (sent, options) => refunds.create(sent, { ...options }),
        read: async (id, options) => refunds.retrieve(id, {}, { ...options }),
        isOver: ({ status }) => status === 'failed' || status === 'canceled',
        findMade: async (mark, options) => findRefund(input.payment, mark, options, parts.stripe),
      },
      parts,
    );
    return made;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    // Others may have refunded in the meantime; if so, that is what there is to say.
    checkLeft(refundableOf(await readIntent(input.payment, parts)), input.amount, error);
    throw error;
  }
}

async function readIntent(
  id: string,
  { gate, stripe }: RefundParts,
): Promise<Stripe.PaymentIntent> {
  return gate.call(async (options) =>
    stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] }, { ...options }),
  );
}

/** https://docs.stripe.com/api/refunds/create */
function refundParams(input: RefundInput, intent: Stripe.PaymentIntent): RefundParams {
  const { userId, reference, environment } = linkOf(intent);
  const link =
    userId === null
      ? {}
      : linkMetadata({
          userId,
          reference: reference ?? undefined,
          environment: environment ?? undefined,
        });
  return {
    payment_intent: input.payment,
    ...(input.amount === undefined ? {} : { amount: input.amount.amount }),
    ...(input.reason === undefined ? {} : { reason: input.reason }),
    metadata: { ...input.metadata, ...link },
  };
}

async function findRefund(
  payment: string,
  mark: Mark,
  options: CallOptions,
  stripe: Stripe,
): Promise<Stripe.Refund | undefined> {
  const refunds = stripe.refunds.list({ payment_intent: payment, limit: 100 }, { ...options });
  for await (const refund of refunds) if (isMadeBy(refund, mark)) return refund;
  return undefined;
}

/** The refund that Stripe's object is. */
export function readRefund(refund: Stripe.Refund): Refund {
  return {
    id: refund.id,
    payment: idOf(refund.payment_intent),
    amount: moneyFromStripe(refund.amount, refund.currency),
    status: statusOf(refund.status),
    failureReason: refund.failure_reason ?? null,
    refund,
  };
}

function statusOf(status: string | null): Refund['status'] {
  switch (status) {
    case 'canceled':
    case 'failed':
    case 'requires_action':
    case 'succeeded':
      return status;
    default:
      // A state that Stripe has added, or none: not done as far as we know.
      return 'pending';
  }
}
