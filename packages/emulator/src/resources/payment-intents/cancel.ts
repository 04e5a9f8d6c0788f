/** Canceling a payment intent. https://docs.stripe.com/api/payment_intents/cancel */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Charge } from '../charges/object.ts';
import type { PaymentIntent } from './object.ts';
import { cannotCancel } from './refusals.ts';
import { mayDo, stateAfter } from './state-machine.ts';

type Reason = PaymentIntent['cancellation_reason'];

/** Cancels the intent; an authorization that it holds is given back. */
export function cancelPaymentIntent(
  unit: UnitOfWork,
  intent: PaymentIntent,
  reason: Reason,
): PaymentIntent {
  if (!mayDo('cancel', intent.status)) throw cannotCancel(intent);
  const charge = heldCharge(unit, intent);
  // To Stripe, giving an authorization back is a refund of a charge that was never captured.
  if (charge !== null) unit.emit('charge.refunded', release(unit, charge));
  dropDebit(unit, intent);
  return cancel(unit, intent, reason);
}

/** The due task: the bank holds money for a week, and what isn't captured by then is lost. */
export function expireAuthorization(unit: UnitOfWork, id: string): void {
  const intent = unit.mustGet('payment_intent', id);
  const charge = heldCharge(unit, intent);
  if (charge === null) return;
  unit.emit('charge.expired', release(unit, charge));
  cancel(unit, intent, 'automatic');
}

/** A debit that the bank has not answered yet is not made. */
function dropDebit(unit: UnitOfWork, { status, latest_charge: id }: PaymentIntent): void {
  if (status !== 'processing' || id === null) return;
  unit.emit('charge.failed', unit.update('charge', id, { receipt_url: null, status: 'failed' }));
}

function cancel(unit: UnitOfWork, intent: PaymentIntent, reason: Reason): PaymentIntent {
  const canceled = unit.update('payment_intent', intent.id, {
    amount_capturable: 0,
    canceled_at: unit.now,
    cancellation_reason: reason,
    next_action: null,
    status: stateAfter('canceled'),
  });
  unit.emit('payment_intent.canceled', canceled);
  return canceled;
}

/** The charge that is authorized and not captured; null when there is none. */
function heldCharge(unit: UnitOfWork, { status, latest_charge: id }: PaymentIntent): Charge | null {
  return status === 'requires_capture' && id !== null ? unit.mustGet('charge', id) : null;
}

function release(unit: UnitOfWork, { id, amount }: Charge): Charge {
  return unit.update('charge', id, { amount_refunded: amount, refunded: true });
}
