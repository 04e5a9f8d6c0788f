/** Updating a setup intent. https://docs.stripe.com/api/setup_intents/update */
import type Stripe from 'stripe';

import { mergeMetadata } from '../../objects/metadata.ts';
import { changed, orNull } from '../../objects/unset.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { checkCustomer } from '../payment-intents/create.ts';
import { acceptedTypes } from '../payment-methods/accepted-types.ts';
import { chosenPaymentMethod } from '../payment-methods/chosen.ts';
import { setupOptions, type SetupIntent } from './object.ts';
import { paymentMethodFor } from './payment-method.ts';
import { cannotUpdate } from './refusals.ts';
import { mayDo, stateAfter } from './state-machine.ts';

/** Changes what the parameters name. Stripe announces no event for it. */
export function updateSetupIntent(
  unit: UnitOfWork,
  intent: SetupIntent,
  parameters: Stripe.SetupIntentUpdateParams,
): SetupIntent {
  const { customer, description, metadata } = parameters;
  if (customer !== undefined) checkCustomer(unit, customer);
  const updated = unit.update('setup_intent', intent.id, {
    ...(customer !== undefined && { customer }),
    ...(description !== undefined && { description: orNull(description) }),
    ...(metadata !== undefined && { metadata: mergeMetadata(intent.metadata ?? {}, metadata) }),
    ...changedMethods(intent, parameters),
  });
  const chosen = chosenPaymentMethod(unit, parameters);
  if (chosen === undefined) return updated;
  if (!mayDo('change_payment_method', intent.status)) throw cannotUpdate(updated);
  return unit.update('setup_intent', intent.id, {
    next_action: null,
    payment_method: paymentMethodFor(unit, chosen, updated).id,
    status: stateAfter('payment_method_chosen'),
  });
}

/** What creating, updating and confirming can say about the types of payment methods. */
export function changedMethods(
  intent: SetupIntent,
  parameters: Pick<
    Stripe.SetupIntentUpdateParams,
    'allowed_payment_method_types' | 'excluded_payment_method_types' | 'payment_method_options'
  >,
): Partial<SetupIntent> {
  const { payment_method_options: options } = parameters;
  const allowed = changed(
    parameters.allowed_payment_method_types,
    intent.allowed_payment_method_types,
  );
  const excluded = changed(
    parameters.excluded_payment_method_types,
    intent.excluded_payment_method_types,
  );
  return {
    allowed_payment_method_types: allowed,
    excluded_payment_method_types: excluded,
    payment_method_types: acceptedTypes({
      allowed_payment_method_types: allowed ?? undefined,
      excluded_payment_method_types: excluded ?? undefined,
    }),
    ...(options !== undefined && {
      payment_method_options: setupOptions(options.card, intent.payment_method_options),
    }),
  };
}
