// Charges a saved payment method while the customer is away. A reference has one payment intent, on which all
// attempts are made: an intent can be paid only once, so that nothing is ever charged twice, whoever repeats
// the call and however the earlier ones ended.
import Stripe from 'stripe';

import type { User } from '../customers/ensure-customer.ts';
import { PaymentMethodError } from '../errors/payment-method-error.ts';
import { hashOf } from '../idempotency/operation-key.ts';
import { runOnce } from '../idempotency/run-once.ts';
import { confirmIntent } from './confirm-payment.ts';
import { findIntent } from './find-intent.ts';
import { savedChargeParams } from './intent-params.ts';
import { idOf, outcomeOf, paymentMethodOf } from './outcome.ts';
import type { Payment } from './payment.ts';
import type { ChargeSavedInput, ConfirmInput } from './payment-input.ts';
import type { PaymentParts } from './payment-parts.ts';
import { readPayment } from './read-payment.ts';

/**
 * Charges the user's saved payment method. A call that comes after a decline was known makes another attempt on
 * the same payment; one that repeats a call that was cut off learns how that one ended.
 */
export async function chargeSaved(
  user: User,
  input: ChargeSavedInput,
  parts: PaymentParts,
): Promise<Payment> {
  const intent = await parts.customers.withCustomer(user, async (customerId) => {
    const paymentMethod = input.paymentMethod ?? (await defaultMethod(user, customerId, parts));
    const { made, wasKnown } = await charge(user, input, { customerId, paymentMethod }, parts);
    return wasKnown && mayTryAgain(made, paymentMethod)
      ? confirmIntent(made.id, anotherAttempt(made, paymentMethod, parts), parts)
      : made;
  });
  return readPayment(intent, input, parts.links);
}

async function charge(
  user: User,
  input: ChargeSavedInput,
  how: { readonly customerId: string; readonly paymentMethod: string },
  parts: PaymentParts,
): Promise<{ readonly made: Stripe.PaymentIntent; readonly wasKnown: boolean }> {
  const { paymentIntents } = parts.stripe;
  const params = savedChargeParams(input, {
    ...how,
    userId: user.id,
    returnUrl: parts.links.returnUrl,
    environment: parts.environment,
  });
  const { reference, idempotencyKey } = input;
  // Another card, or another page to come back to, is another attempt and not another payment.
  const {
    payment_method: _card,
    return_url: _page,
    automatic_payment_methods: _methods,
    ...paid
  } = params;
  return runOnce<Stripe.PaymentIntentCreateParams, Stripe.PaymentIntent>(
    {
      operation: 'payment.charge_saved',
      identity: hashOf(idempotencyKey === undefined ? { reference, paid } : { idempotencyKey }),
      params,
      reference,
      send: async (sent, options) => paymentIntents.create(sent, { ...options }),
      read: async (id, options) => paymentIntents.retrieve(id, {}, { ...options }),
      isOver: ({ status }) => status === 'canceled',
      // Any other refusal undoes the payment as a whole.
      madeBy: (error) =>
        error instanceof Stripe.errors.StripeCardError ? error.payment_intent : undefined,
      findMade: async (mark, options) => findIntent(parts.stripe, how.customerId, mark, options),
    },
    parts,
  );
}

function anotherAttempt(
  intent: Stripe.PaymentIntent,
  paymentMethod: string,
  { links: { returnUrl } }: PaymentParts,
): ConfirmInput {
  const mayRedirect = intent.automatic_payment_methods?.allow_redirects !== 'never';
  return {
    paymentMethod,
    offSession: true,
    ...(mayRedirect && returnUrl !== null ? { returnUrl } : {}),
  };
}

/** Not while the customer is to confirm it, or was asked to: without them the same card fails again. */
function mayTryAgain(intent: Stripe.PaymentIntent, paymentMethod: string): boolean {
  const { status } = outcomeOf(intent, { locale: undefined, recoveryUrl: null });
  switch (status) {
    case 'declined':
    case 'requires_confirmation':
    case 'requires_payment_method':
      return true;
    case 'requires_action':
      return intent.status !== 'requires_action' && paymentMethodOf(intent) !== paymentMethod;
    default:
      return false;
  }
}

async function defaultMethod(user: User, customerId: string, parts: PaymentParts): Promise<string> {
  const customer = await parts.gate.call(async (options) =>
    parts.stripe.customers.retrieve(customerId, {}, { ...options }),
  );
  // With a customer, their payment methods are deleted too.
  const paymentMethod =
    customer.deleted === true ? null : idOf(customer.invoice_settings.default_payment_method);
  if (paymentMethod !== null) return paymentMethod;
  throw new PaymentMethodError(
    'payment_method_missing',
    'This user has no default payment method.',
    {
      ids: { user: user.id },
    },
  );
}
