/** Updating a payment intent. https://docs.stripe.com/api/payment_intents/update */
import type Stripe from 'stripe';

import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { changedFields, paymentParameters } from './changes.ts';
import { checkCustomer } from './create.ts';
import type { PaymentIntent } from './object.ts';
import { paymentMethodFor } from './payment-method.ts';
import { cannotChange } from './refusals.ts';
import { mayDo, stateAfter } from './state-machine.ts';

/** Changes what the parameters name. Stripe announces no event for it. */
export function updatePaymentIntent(
  unit: UnitOfWork,
  intent: PaymentIntent,
  parameters: Stripe.PaymentIntentUpdateParams,
): PaymentIntent {
  checkState(intent, parameters);
  const { customer, payment_method: paymentMethod } = parameters;
  if (customer !== undefined) checkCustomer(unit, customer);
  const changed = unit.update('payment_intent', intent.id, {
    ...changedFields(intent, parameters),
    ...(customer !== undefined && { customer }),
  });
  if (paymentMethod === undefined) return changed;
  return unit.update('payment_intent', intent.id, {
    next_action: null,
    payment_method: paymentMethodFor(unit, paymentMethod, changed).id,
    status: stateAfter('payment_method_chosen'),
  });
}

function checkState(intent: PaymentIntent, parameters: Stripe.PaymentIntentUpdateParams): void {
  if (mayDo('change_payment', intent.status)) return;
  const refused = paymentParameters.find((param) => parameters[param] !== undefined);
  if (refused !== undefined) throw cannotChange(refused, intent);
}
