/** Makes payment methods, from what was typed in and from test ids. */
import type Stripe from 'stripe';

import { resourceMissing } from '../../http/stripe-error.ts';
import { newMetadata } from '../../objects/metadata.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { cardInputOf, readCard, type CardInput } from './card-input.ts';
import { mergeBillingDetails, newPaymentMethod, type PaymentMethod } from './object.ts';
import { findTestPaymentMethod } from './test-cards.ts';

/** What a card payment method is made of: the parameters of `POST /v1/payment_methods`. */
export type CardPaymentMethodInput = Pick<
  Stripe.PaymentMethodCreateParams,
  'allow_redisplay' | 'billing_details' | 'card' | 'metadata'
>;

/** Stores a new card payment method; throws a card error (402) for what was mistyped. */
export function createCardPaymentMethod(
  unit: UnitOfWork,
  given: CardPaymentMethodInput,
): PaymentMethod {
  return store(unit, readCard(given.card, unit.now), given);
}

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
  const testCard = findTestPaymentMethod(id);
  if (testCard === undefined) return unit.get('payment_method', id);
  return store(unit, cardInputOf(testCard, unit.now), {});
}

function missing(id: string, param: string, status: 400 | 404): never {
  throw resourceMissing('PaymentMethod', id, param, status);
}

function store(unit: UnitOfWork, input: CardInput, given: CardPaymentMethodInput): PaymentMethod {
  const paymentMethod = newPaymentMethod({
    id: unit.newId('payment_method'),
    now: unit.now,
    input,
    billingDetails: mergeBillingDetails(null, given.billing_details),
    preferredNetwork: given.card?.networks?.preferred ?? null,
    allowRedisplay: given.allow_redisplay ?? 'unspecified',
    metadata: newMetadata(given.metadata),
  });
  unit.insert<'_card'>({
    object: '_card',
    id: paymentMethod.id,
    number: input.card.number,
    cvcPasses: input.hasCvc ? input.card.cvc === 'pass' : null,
    setUp: input.card.setUp,
    spent: false,
  });
  return unit.insert<'payment_method'>(paymentMethod);
}
