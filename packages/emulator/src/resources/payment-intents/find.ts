/** Finds payment intents by the id in a URL. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { PaymentIntent } from './object.ts';
import { noSuchPaymentIntent } from './refusals.ts';

/** The intent; throws Stripe's 404 when there is none. */
export function findPaymentIntent(unit: UnitOfWork, id: string): PaymentIntent {
  const intent = unit.get('payment_intent', id);
  if (intent === undefined) throw noSuchPaymentIntent(id);
  return intent;
}
