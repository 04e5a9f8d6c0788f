/**
 * The end of a session that nobody paid.
 * https://docs.stripe.com/api/checkout/sessions/expire
 */
import { invalidRequest } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { cancelPaymentIntent } from '../payment-intents/cancel.ts';
import { cancelSetupIntent } from '../setup-intents/cancel.ts';
import type { Session } from './object.ts';

/** Expires an open session; throws Stripe's error for any other. */
export function expireSession(unit: UnitOfWork, session: Session): Session {
  if (session.status !== 'open') {
    throw invalidRequest(
      'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has ' +
        `a status of \`${session.status}\`.`,
    );
  }
  const expired = unit.update('checkout.session', session.id, { status: 'expired', url: null });
  unit.emit('checkout.session.expired', expired);
  cancelPayment(unit, session.id);
  cancelSetUp(unit, session);
  return expired;
}

/** What was begun can't be paid any more: a 3D Secure challenge that is passed later finds nothing. */
function cancelPayment(unit: UnitOfWork, session: string): void {
  const { paymentIntent } = unit.mustGet('_checkout_payment', session);
  if (paymentIntent === null) return;
  cancelPaymentIntent(unit, unit.mustGet('payment_intent', paymentIntent), 'expired');
}

function cancelSetUp(unit: UnitOfWork, { setup_intent: id }: Session): void {
  if (id !== null) cancelSetupIntent(unit, unit.mustGet('setup_intent', id), 'abandoned');
}

/** What is done when a session's time is up: it expires, unless it was paid or expired before. */
export function expireWhenDue(unit: UnitOfWork, id: string): void {
  const session = unit.get('checkout.session', id);
  if (session?.status === 'open') expireSession(unit, session);
}
