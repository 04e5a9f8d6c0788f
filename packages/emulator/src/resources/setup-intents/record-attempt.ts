/** Keeps the record of what was tried: a setup attempt for each confirmation. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import { newSetupAttempt, passedChallenge, type SetupAttempt } from '../setup-attempts/object.ts';
import type { SetupIntent } from './object.ts';

/** Gives the intent with its new attempt. */
export function beginAttempt(
  unit: UnitOfWork,
  intent: SetupIntent,
  paymentMethod: PaymentMethod,
): SetupIntent {
  const { id } = unit.insert<'setup_attempt'>(
    newSetupAttempt({ id: unit.newId('setup_attempt'), now: unit.now, intent, paymentMethod }),
  );
  return unit.update('setup_intent', intent.id, { latest_attempt: id });
}

/** Says how the latest attempt ended. */
export function endAttempt(
  unit: UnitOfWork,
  { latest_attempt: id }: SetupIntent,
  end: {
    status: 'abandoned' | 'failed' | 'succeeded';
    error?: SetupAttempt['setup_error'];
    authenticated?: boolean;
  },
): void {
  if (id === null) return;
  const attempt = unit.mustGet('setup_attempt', id);
  unit.update('setup_attempt', id, {
    setup_error: end.error ?? null,
    status: end.status,
    ...(end.authenticated === true && {
      payment_method_details: passedChallenge(attempt.payment_method_details),
    }),
  });
}
