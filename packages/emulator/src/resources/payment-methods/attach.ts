/**
 * Attaching payment methods to customers and detaching them.
 * https://docs.stripe.com/api/payment_methods/attach
 */
import { invalidRequest, resourceMissing } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { cardError } from './card-decline.ts';
import { cardChecks } from './card.ts';
import { isSpent, markSpent, whyNotAttachable } from './instrument.ts';
import { resolvePaymentMethod } from './resolve.ts';
import type { PaymentMethod } from './object.ts';

/**
 * Attaches a payment method to a customer. A card that its bank declines is answered with a card
 * error (402), one that has a customer already, or was used without one, with HTTP status 400.
 */
export function attachPaymentMethod(
  unit: UnitOfWork,
  paymentMethodId: string,
  customerId: string,
): PaymentMethod {
  if (unit.get('customer', customerId) === undefined) {
    throw resourceMissing('customer', customerId, 'customer');
  }
  const paymentMethod = resolvePaymentMethod(unit, paymentMethodId);
  if (paymentMethod.customer !== null) {
    throw invalidRequest(
      'The payment method you provided has already been attached to a customer.',
      { param: 'payment_method' },
    );
  }
  if (isSpent(unit, paymentMethod.id)) {
    throw invalidRequest(
      'This PaymentMethod was previously used without being attached to a Customer or was ' +
        'detached from a Customer, and may not be used again.',
      { param: 'payment_method' },
    );
  }
  const decline = whyNotAttachable(unit, paymentMethod.id);
  if (decline !== null) throw cardError(decline);
  const attached = unit.update('payment_method', paymentMethod.id, {
    customer: customerId,
    ...(paymentMethod.card !== undefined && {
      card: { ...paymentMethod.card, checks: cardChecks(unit, paymentMethod) },
    }),
  });
  unit.emit('payment_method.attached', attached);
  return attached;
}

/** Takes a payment method from its customer, for good: it can't be used again. */
export function detachPaymentMethod(unit: UnitOfWork, paymentMethod: PaymentMethod): PaymentMethod {
  if (paymentMethod.customer === null) {
    throw invalidRequest(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
      { param: 'payment_method' },
    );
  }
  markSpent(unit, paymentMethod.id);
  const detached = unit.update('payment_method', paymentMethod.id, { customer: null });
  unit.emit('payment_method.detached', detached);
  return detached;
}
