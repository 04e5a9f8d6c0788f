/** What follows when the bank agrees. */
import { schedule } from '../../clock/due-queue.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { bookCharge } from '../charges/book-charge.ts';
import type { Charge } from '../charges/object.ts';
import type { RiskLevel } from '../charges/outcome.ts';
import { attachPaymentMethod } from '../payment-methods/attach.ts';
import { noteSetUp } from '../payment-methods/instrument.ts';
import { insertCharge, type Charging } from './charging.ts';
import type { PaymentIntent } from './object.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import { stateAfter } from './state-machine.ts';

/** How long a bank holds the money for a card that is captured later. */
const authorizationSeconds = 7 * 24 * 60 * 60;

/** The kind of the due task that gives up an authorization that was not captured. */
export const authorizationExpires = 'payment_intent.authorization_expires';

/** The charge and the intent after it, with their events. */
export function succeed(unit: UnitOfWork, charging: Charging, riskLevel: RiskLevel): PaymentIntent {
  const paymentMethod = saveForLater(unit, charging);
  const saved = { ...charging, paymentMethod };
  return charging.intent.capture_method === 'manual'
    ? authorize(unit, saved, riskLevel)
    : captureAtOnce(unit, saved, riskLevel);
}

function captureAtOnce(unit: UnitOfWork, charging: Charging, riskLevel: RiskLevel): PaymentIntent {
  const charge = insertCharge(unit, charging, { kind: 'captured', riskLevel });
  // `automatic_async`, the default, books the money only after the payment has been announced.
  const booksLater = charging.intent.capture_method !== 'automatic';
  unit.emit('charge.succeeded', booksLater ? charge : bookCharge(unit, charge));
  const intent = unit.update('payment_intent', charging.intent.id, {
    ...paidWith(charging, charge),
    amount_received: charge.amount,
    status: stateAfter('charged'),
  });
  unit.emit('payment_intent.succeeded', intent);
  if (booksLater) unit.emit('charge.updated', bookCharge(unit, charge));
  return unit.mustGet('payment_intent', intent.id);
}

function authorize(unit: UnitOfWork, charging: Charging, riskLevel: RiskLevel): PaymentIntent {
  const captureBefore = unit.now + authorizationSeconds;
  const charge = insertCharge(unit, charging, { kind: 'authorized', riskLevel, captureBefore });
  unit.emit('charge.succeeded', charge);
  const intent = unit.update('payment_intent', charging.intent.id, {
    ...paidWith(charging, charge),
    amount_capturable: charge.amount,
    status: stateAfter('authorized'),
  });
  unit.emit('payment_intent.amount_capturable_updated', intent);
  schedule(unit, { kind: authorizationExpires, subject: intent.id, dueAt: captureBefore });
  return intent;
}

function paidWith({ paymentMethod }: Charging, charge: Charge): Partial<PaymentIntent> {
  return {
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: paymentMethod.id,
  };
}

/**
 * With `setup_future_usage` the payment method is kept: it is set up with the bank, and attached to
 * the customer when there is one.
 */
export function saveForLater(unit: UnitOfWork, { intent, paymentMethod }: Charging): PaymentMethod {
  if (intent.setup_future_usage === null || paymentMethod.type === 'ideal') return paymentMethod;
  noteSetUp(unit, paymentMethod.id);
  if (intent.customer === null || paymentMethod.customer !== null) return paymentMethod;
  return attachPaymentMethod(unit, paymentMethod.id, intent.customer);
}
