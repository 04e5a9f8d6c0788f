// Begins a payment that the customer makes in the browser, and no second one for the same reference.
import type Stripe from 'stripe';

import { hashOf } from '../idempotency/operation-key.ts';
import { runOnce } from '../idempotency/run-once.ts';
import { findIntent } from './find-intent.ts';
import { intentParams } from './intent-params.ts';
import type { Payment } from './payment.ts';
import type { PaymentInput } from './payment-input.ts';
import type { PaymentParts } from './payment-parts.ts';
import { readPayment } from './read-payment.ts';

/**
 * Creates the payment intent, or finds the one that an earlier call with the same reference and parameters
 * created, as it stands now. One that was canceled gives way to a new one.
 */
export async function createPayment(input: PaymentInput, parts: PaymentParts): Promise<Payment> {
  const intent = await parts.customers.withCustomer(input.user, async (customerId) =>
    createIntent(input, intentParams(input, { customerId, environment: parts.environment }), parts),
  );
  return readPayment(intent, input, parts.links);
}

async function createIntent(
  input: PaymentInput,
  params: Stripe.PaymentIntentCreateParams,
  parts: PaymentParts,
): Promise<Stripe.PaymentIntent> {
  const { paymentIntents } = parts.stripe;
  const { reference, idempotencyKey } = input;
  if (reference === undefined && idempotencyKey === undefined) {
    // Nothing tells one such call from the next. What it creates takes no money by itself.
    const key = { idempotencyKey: `billhook-payment-${parts.newId()}` };
    return parts.gate.call(async (options) =>
      paymentIntents.create(params, { ...options, ...key }),
    );
  }
  const { made } = await runOnce<Stripe.PaymentIntentCreateParams, Stripe.PaymentIntent>(
    {
      operation: 'payment.create',
      identity: hashOf(idempotencyKey === undefined ? { reference, params } : { idempotencyKey }),
      refusesOtherParams: idempotencyKey !== undefined,
      params,
      reference,
      send: async (sent, options) => paymentIntents.create(sent, { ...options }),
      read: async (id, options) => paymentIntents.retrieve(id, {}, { ...options }),
      isOver: ({ status }) => status === 'canceled',
      findMade: async (mark, options) => findIntent(parts.stripe, params.customer, mark, options),
    },
    parts,
  );
  return made;
}
