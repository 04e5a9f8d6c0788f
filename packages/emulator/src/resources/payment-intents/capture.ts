/** Capturing an authorized payment. https://docs.stripe.com/api/payment_intents/capture */
import type Stripe from 'stripe';

import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { bookCharge } from '../charges/book-charge.ts';
import { changedFields } from './changes.ts';
import type { PaymentIntent } from './object.ts';
import { cannotCapture, captureTooLarge, captureTooSmall } from './refusals.ts';
import { mayDo, stateAfter } from './state-machine.ts';

/** Captures the whole amount or a part of it; what is left of the authorization is released. */
export function capturePaymentIntent(
  unit: UnitOfWork,
  intent: PaymentIntent,
  parameters: Stripe.PaymentIntentCaptureParams,
): PaymentIntent {
  const { latest_charge: chargeId } = intent;
  if (!mayDo('capture', intent.status) || chargeId === null) throw cannotCapture(intent);
  const amount = parameters.amount_to_capture ?? intent.amount_capturable;
  if (amount < 1) throw captureTooSmall(amount, intent);
  if (amount > intent.amount_capturable) throw captureTooLarge(intent);
  const { metadata, statement_descriptor, statement_descriptor_suffix } = parameters;
  const captured = unit.update('payment_intent', intent.id, {
    ...changedFields(intent, {
      ...(metadata !== undefined && { metadata }),
      ...(statement_descriptor !== undefined && { statement_descriptor }),
      ...(statement_descriptor_suffix !== undefined && { statement_descriptor_suffix }),
    }),
    amount_capturable: 0,
    amount_received: amount,
    status: stateAfter('captured'),
  });
  const charge = unit.update('charge', chargeId, { amount_captured: amount, captured: true });
  unit.emit('charge.captured', bookCharge(unit, charge));
  unit.emit('payment_intent.succeeded', captured);
  return unit.mustGet('payment_intent', intent.id);
}
