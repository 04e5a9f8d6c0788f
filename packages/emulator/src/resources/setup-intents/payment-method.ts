/**
 * Which payment methods an intent may set up: those of its own customer, or of nobody, that have
 * not been used up.
 */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { unsupported } from '../../http/stripe-error.ts';
import { isSpent } from '../payment-methods/instrument.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import { resolvePaymentMethod } from '../payment-methods/resolve.ts';
import type { SetupIntent } from './object.ts';
import { belongsToCustomer, belongsToOther, incompatibleType, usedUp } from './refusals.ts';

/** The payment method to set up, by its id or a test id such as `pm_card_visa`. */
export function paymentMethodFor(
  unit: UnitOfWork,
  idOrTestId: string,
  intent: SetupIntent,
): PaymentMethod {
  const paymentMethod = resolvePaymentMethod(unit, idOrTestId, 'payment_method');
  const { id, customer, type } = paymentMethod;
  if (customer !== null && customer !== intent.customer) {
    throw intent.customer === null
      ? belongsToCustomer(paymentMethod, intent)
      : belongsToOther(id, intent);
  }
  if (customer === null && isSpent(unit, id)) throw usedUp(intent);
  if (!intent.payment_method_types.includes(type)) throw incompatibleType(type, intent);
  if (type === 'ideal') throw unsupported('setting up iDEAL', 'payment_method');
  return paymentMethod;
}
