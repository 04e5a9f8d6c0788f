// Gives money back: never more than is left, and once, however often the button was clicked.
import Stripe from 'stripe';

import { hashOf } from '../idempotency/operation-key.ts';
import { findUnderway, isKnownOperation, readNow } from '../idempotency/operation-row.ts';
import { isMadeBy, type Mark, type OnceParts, runOnce } from '../idempotency/run-once.ts';
import { moneyFromStripe } from '../money/money.ts';
import { idOf } from '../payments/outcome.ts';
import type { CallOptions } from '../stripe/gate.ts';
import { linkMetadata, linkOf } from '../webhooks/link.ts';
import type { Refund, RefundInput } from './refund.ts';
import { checkLeft, refundableOf } from './what-is-left.ts';

export interface RefundParts extends OnceParts {
  readonly stripe: Stripe;
}

type RefundParams = Stripe.RefundCreateParams;

const operation = 'refund.create';

/** Creates the refund, or finds the one that the same call has created. */
export async function createRefund(input: RefundInput, parts: RefundParts): Promise<Refund> {
  const { idempotencyKey, ...asked } = input;
  const call =
    idempotencyKey === undefined
      ? await unkeyedCall(asked, parts)
      : await keyedCall(input, hashOf({ idempotencyKey, payment: input.payment }), parts);
  return readRefund(await refundOnce(input, asked, call, parts));
}

interface IdentifiedCall {
  readonly intent: Stripe.PaymentIntent;
  readonly identity: string;
}

/** A call that was made before is not checked again: what it refunded may be no longer left. */
async function keyedCall(
  input: RefundInput,
  identity: string,
  parts: RefundParts,
): Promise<IdentifiedCall> {
  const { database, livemode } = parts;
  const intent = await readIntent(input.payment, parts);
  const key = { account: await parts.account(), livemode, operation, identity } as const;
  if (!(await isKnownOperation(database, key))) checkLeft(refundableOf(intent), input.amount);
  return { intent, identity };
}

/**
 * Says what a call without a key is known by. One that asks the same and had not ended when this one began is
 * the same call: a double click, or one that was cut off and of which the amount may be gone already. Else it
 * is known by what had been refunded before it, so that two that begin together are one, too.
 *
 * @throws RefundError when it is a call of its own and asks for more than is left.
 */
async function unkeyedCall(asked: RefundInput, parts: RefundParts): Promise<IdentifiedCall> {
  const { database, livemode } = parts;
  const since = await readNow(database);
  const intent = await readIntent(asked.payment, parts);
  const underway = await findUnderway(
    database,
    { account: await parts.account(), livemode, operation },
    { subject: asked.payment, paramsHash: hashOf(asked), since },
  );
  if (underway !== undefined) return { intent, identity: underway };
  const payment = refundableOf(intent);
  checkLeft(payment, asked.amount);
  return { intent, identity: hashOf({ asked, refunded: payment.refunded }) };
}

async function refundOnce(
  input: RefundInput,
  asked: RefundInput,
  { identity, intent }: IdentifiedCall,
  parts: RefundParts,
): Promise<Stripe.Refund> {
  const { refunds } = parts.stripe;
  try {
    const { made } = await runOnce<RefundParams, Stripe.Refund>(
      {
        operation,
        identity,
        refusesOtherParams: input.idempotencyKey !== undefined,
        params: refundParams(input, intent),
        asked,
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
