/** Creating a payment intent. https://docs.stripe.com/api/payment_intents/create */
import { resourceMissing } from '../../http/stripe-error.ts';
import { checkCurrency } from '../../objects/currencies.ts';
import { newMetadata } from '../../objects/metadata.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { completeShipping } from '../charges/shipping.ts';
import { checkAmount } from './amount.ts';
import { checkTexts } from './changes.ts';
import { newPaymentIntent, type CreateParameters, type PaymentIntent } from './object.ts';
import { paymentMethodFor } from './payment-method.ts';
import { stateAfter } from './state-machine.ts';

/** How long the random part of a client secret is. */
const secretLength = 25;

/**
 * Creates an intent from the parameters of `POST /v1/payment_intents` and announces
 * `payment_intent.created`. It is not confirmed: `confirm` and what goes with it are the caller's.
 *
 * @throws StripeError when an amount, a currency or a reference is wrong.
 */
export function createPaymentIntent(unit: UnitOfWork, input: CreateParameters): PaymentIntent {
  const currency = checkCurrency(input.currency);
  checkAmount(input.amount, currency);
  checkTexts(input);
  if (input.customer !== undefined) checkCustomer(unit, input.customer);
  const id = unit.newId('payment_intent');
  const intent = newPaymentIntent({
    id,
    clientSecret: unit.newIdWithPrefix(`${id}_secret`, secretLength),
    now: unit.now,
    currency,
    metadata: newMetadata(input.metadata),
    shipping: input.shipping === undefined ? null : completeShipping(input.shipping),
    parameters: input,
  });
  const created = unit.insert<'payment_intent'>(withPaymentMethod(unit, intent, input));
  unit.emit('payment_intent.created', created);
  return created;
}

/** An intent that is confirmed in the same request gets its payment method from the confirmation. */
function withPaymentMethod(
  unit: UnitOfWork,
  intent: PaymentIntent,
  { payment_method: paymentMethod, confirm = false }: CreateParameters,
): PaymentIntent {
  if (paymentMethod === undefined || confirm) return intent;
  const { id } = paymentMethodFor(unit, paymentMethod, intent);
  return { ...intent, payment_method: id, status: stateAfter('payment_method_chosen') };
}

/** Throws when there is no such customer, or no longer. */
export function checkCustomer(unit: UnitOfWork, customer: string): void {
  const known = unit.get('customer', customer);
  if (known === undefined) throw resourceMissing('customer', customer, 'customer');
}
