/** Finds payment methods by id, and makes those that test ids such as `pm_card_visa` stand for. */
import { resourceMissing } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { createTestBank } from './create-bank.ts';
import { createTestPaymentMethod } from './create.ts';
import type { PaymentMethod } from './object.ts';
import { findTestBank } from './test-banks.ts';
import { findTestPaymentMethod } from './test-cards.ts';

/**
 * The payment method with this id. A test id such as `pm_card_visa` gives a new one each time, as
 * at Stripe. `param` is the parameter that is blamed when there is none; HTTP status 400 then.
 */
export function resolvePaymentMethod(
  unit: UnitOfWork,
  id: string,
  param = 'payment_method',
): PaymentMethod {
  return findPaymentMethod(unit, id) ?? missing(id, param, 400);
}

/** The payment method that the URL names; HTTP status 404 when there is none. */
export function paymentMethodAtUrl(unit: UnitOfWork, id: string): PaymentMethod {
  return findPaymentMethod(unit, id) ?? missing(id, 'payment_method', 404);
}

function findPaymentMethod(unit: UnitOfWork, id: string): PaymentMethod | undefined {
  const bank = findTestBank(id);
  if (bank !== undefined) return createTestBank(unit, bank);
  const testCard = findTestPaymentMethod(id);
  if (testCard === undefined) return unit.get('payment_method', id);
  return createTestPaymentMethod(unit, testCard);
}

function missing(id: string, param: string, status: 400 | 404): never {
  throw resourceMissing('PaymentMethod', id, param, status);
}
