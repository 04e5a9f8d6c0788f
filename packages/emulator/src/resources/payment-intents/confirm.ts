/** Confirming a payment intent. https://docs.stripe.com/api/payment_intents/confirm */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { cardError } from './failure.ts';
import { findPaymentIntent } from './find.ts';
import type { PaymentIntent } from './object.ts';
import { attemptPayment } from './payment-attempt.ts';
import { paymentMethodFor } from './payment-method.ts';
import { cannotChange, cannotConfirm, missingPaymentMethod } from './refusals.ts';
import { mayDo } from './state-machine.ts';

export interface ConfirmOptions {
  /** A payment method's id or a test id; the intent's own when not given. */
  paymentMethod?: string | undefined;
  /** Where the customer is sent back to after a 3D Secure challenge. */
  returnUrl?: string | undefined;
  /** True when the page that confirms shows a card's challenge itself. */
  inPage?: boolean | undefined;
  /** True when the customer isn't there to pass a challenge. */
  offSession?: boolean | undefined;
  /** True when a challenge is to fail the payment instead of being waited for. */
  errorOnRequiresAction?: boolean | undefined;
  /** Where the emulator is reached, without a trailing slash. */
  baseUrl: string;
}

/**
 * Tries to pay the intent. Gives it as it is afterwards: `succeeded`, `requires_capture`, or
 * `requires_action` while a 3D Secure challenge is due.
 *
 * @throws StripeError 402 when the card is declined, with the failed charge kept; 400 when the
 *   intent or the payment method is in no state to be used, with nothing changed.
 */
export function confirmPaymentIntent(
  unit: UnitOfWork,
  id: string,
  options: ConfirmOptions,
): PaymentIntent {
  const intent = findPaymentIntent(unit, id);
  checkState(intent, options);
  const chosen = options.paymentMethod ?? intent.payment_method;
  if (chosen === null) throw missingPaymentMethod(intent);
  const result = attemptPayment(unit, intent, {
    paymentMethod: paymentMethodFor(unit, chosen, intent),
    baseUrl: options.baseUrl,
    offSession: options.offSession ?? false,
    authenticated: false,
    returnUrl: options.returnUrl ?? null,
    inPage: options.inPage ?? false,
    failOnChallenge: options.errorOnRequiresAction ?? false,
  });
  if (result.kind === 'failed') throw cardError(result.failure);
  return result.intent;
}

function checkState(intent: PaymentIntent, { paymentMethod }: ConfirmOptions): void {
  if (mayDo('confirm', intent.status)) return;
  throw intent.status === 'canceled' && paymentMethod !== undefined
    ? cannotChange('payment_method', intent)
    : cannotConfirm(intent);
}
