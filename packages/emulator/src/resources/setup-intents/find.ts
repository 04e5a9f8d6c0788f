/** Finds setup intents by the id in a URL. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { SetupIntent } from './object.ts';
import { noSuchSetupIntent } from './refusals.ts';

/** The setup intent; throws Stripe's 404 when there is none. */
export function findSetupIntent(unit: UnitOfWork, id: string): SetupIntent {
  const intent = unit.get('setup_intent', id);
  if (intent === undefined) throw noSuchSetupIntent(id);
  return intent;
}
