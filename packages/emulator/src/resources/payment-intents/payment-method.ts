/**
 * Which payment methods an intent may be paid with: those of its own customer, or of nobody, that
 * have not been used up.
 */
import { invalidRequest } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { isSpent } from '../payment-methods/instrument.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import { resolvePaymentMethod } from '../payment-methods/resolve.ts';
import type { PaymentIntent } from './object.ts';

/** The payment method to pay `intent` with, by its id or a test id such as `pm_card_visa`. */
export function paymentMethodFor(
  unit: UnitOfWork,
  idOrTestId: string,
  intent: PaymentIntent,
): PaymentMethod {
  const paymentMethod = resolvePaymentMethod(unit, idOrTestId, 'payment_method');
  checkOwner(paymentMethod, intent);
  checkUnspent(unit, paymentMethod, intent);
  checkType(paymentMethod, intent);
  return paymentMethod;
}

function checkOwner({ id, customer }: PaymentMethod, intent: PaymentIntent): void {
  if (customer === null || customer === intent.customer) return;
  if (intent.customer === null) {
    throw invalidRequest(
      `The \`payment_method\` parameter supplied ${id} belongs to the Customer ${customer}. ` +
        'Please include the Customer in the `customer` parameter on the PaymentIntent.',
      // Stripe's older name for a payment method.
      { code: 'parameter_missing', param: 'source', payment_intent: intent },
    );
  }
  throw invalidRequest(
    `The PaymentMethod ${id} does not belong to the Customer you supplied ${intent.customer}. ` +
      'Please use this PaymentMethod with the Customer that it belongs to instead.',
    { param: 'payment_method', payment_intent: intent },
  );
}

function checkUnspent(
  unit: UnitOfWork,
  { id, customer }: PaymentMethod,
  intent: PaymentIntent,
): void {
  if (customer !== null || !isSpent(unit, id)) return;
  throw invalidRequest(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer ' +
      'attachment, shared with a connected account without Customer attachment, or was detached ' +
      'from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must ' +
      'attach it to a Customer first.',
    { payment_intent: intent },
  );
}

function checkType({ type }: PaymentMethod, intent: PaymentIntent): void {
  if (intent.payment_method_types.includes(type)) return;
  throw invalidRequest(
    `The PaymentMethod provided (${type}) is not allowed for this PaymentIntent. Please attach a ` +
      'PaymentMethod of one of the following types: ' +
      `${intent.payment_method_types.join(', ')}.`,
    { code: 'payment_intent_incompatible_payment_method', payment_intent: intent },
  );
}
