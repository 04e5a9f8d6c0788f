/** Confirming a setup intent. https://docs.stripe.com/api/setup_intents/confirm */
import { StripeError } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { ChallengePlace } from '../payment-intents/challenge.ts';
import { findSetupIntent } from './find.ts';
import type { SetupIntent } from './object.ts';
import { paymentMethodFor } from './payment-method.ts';
import { cannotConfirm, missingPaymentMethod } from './refusals.ts';
import { attemptSetup } from './setup-attempt.ts';
import { mayDo } from './state-machine.ts';

export interface ConfirmOptions extends ChallengePlace {
  /** A payment method's id or a test id; the intent's own when not given. */
  paymentMethod?: string | undefined;
}

/**
 * Tries to set the payment method up. Gives the intent as it is afterwards: `succeeded`, or
 * `requires_action` while a 3D Secure challenge is due.
 *
 * @throws StripeError 402 when the card is declined, with the failed attempt kept; 400 when the
 *   intent or the payment method is in no state to be used, with nothing changed.
 */
export function confirmSetupIntent(
  unit: UnitOfWork,
  id: string,
  { paymentMethod, baseUrl, returnUrl }: ConfirmOptions,
): SetupIntent {
  const intent = findSetupIntent(unit, id);
  const chosen = paymentMethod ?? intent.payment_method;
  // Stripe looks for the payment method before it looks at the state.
  if (chosen === null) throw missingPaymentMethod(intent);
  if (!mayDo('confirm', intent.status)) throw cannotConfirm(intent);
  const result = attemptSetup(unit, intent, {
    paymentMethod: paymentMethodFor(unit, chosen, intent),
    baseUrl,
    returnUrl,
  });
  if (result.kind === 'done') return result.intent;
  throw new StripeError({ ...result.error, status: 402, keepsChanges: true });
}
