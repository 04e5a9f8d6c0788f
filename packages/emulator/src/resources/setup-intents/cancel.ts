/** Canceling a setup intent. https://docs.stripe.com/api/setup_intents/cancel */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { SetupIntent } from './object.ts';
import { endAttempt } from './record-attempt.ts';
import { cannotCancel } from './refusals.ts';
import { mayDo, stateAfter } from './state-machine.ts';

/** Cancels the intent; the payment method that was chosen stays named in it. */
export function cancelSetupIntent(
  unit: UnitOfWork,
  intent: SetupIntent,
  reason: SetupIntent['cancellation_reason'],
): SetupIntent {
  if (!mayDo('cancel', intent.status)) throw cannotCancel(intent);
  if (intent.status === 'requires_action') endAttempt(unit, intent, { status: 'abandoned' });
  const canceled = unit.update('setup_intent', intent.id, {
    cancellation_reason: reason,
    next_action: null,
    status: stateAfter('canceled'),
  });
  unit.emit('setup_intent.canceled', canceled);
  return canceled;
}
