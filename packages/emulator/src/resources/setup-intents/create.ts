/** Creating a setup intent. https://docs.stripe.com/api/setup_intents/create */
import { newMetadata } from '../../objects/metadata.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { checkCustomer } from '../payment-intents/create.ts';
import { newSetupIntent, type CreateParameters, type SetupIntent } from './object.ts';
import { paymentMethodFor } from './payment-method.ts';
import { stateAfter } from './state-machine.ts';

/** How long the random part of a client secret is. */
const secretLength = 25;

/**
 * Creates an intent from the parameters of `POST /v1/setup_intents` and announces
 * `setup_intent.created`. It is not confirmed: `confirm` and what goes with it are the caller's.
 */
export function createSetupIntent(
  unit: UnitOfWork,
  parameters: CreateParameters,
  paymentMethod?: string,
): SetupIntent {
  if (parameters.customer !== undefined) checkCustomer(unit, parameters.customer);
  const id = unit.newId('setup_intent');
  const intent = newSetupIntent({
    id,
    clientSecret: unit.newIdWithPrefix(`${id}_secret`, secretLength),
    now: unit.now,
    metadata: newMetadata(parameters.metadata),
    parameters,
  });
  const created = unit.insert<'setup_intent'>(
    paymentMethod === undefined ? intent : withPaymentMethod(unit, intent, paymentMethod),
  );
  unit.emit('setup_intent.created', created);
  return created;
}

function withPaymentMethod(
  unit: UnitOfWork,
  intent: SetupIntent,
  paymentMethod: string,
): SetupIntent {
  const { id } = paymentMethodFor(unit, paymentMethod, intent);
  return { ...intent, payment_method: id, status: stateAfter('payment_method_chosen') };
}
