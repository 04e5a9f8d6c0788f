/** Makes payment methods, from what was typed in and from test cards. */
import type Stripe from 'stripe';

import { invalidRequest, unsupported } from '../../http/stripe-error.ts';
import { newMetadata } from '../../objects/metadata.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { useCardToken } from '../tokens/use.ts';
import { createBankPaymentMethod, isBankType } from './create-bank.ts';
import { cardInputOf, readCard, type CardInput } from './card-input.ts';
import type { TestCard } from './test-card.ts';
import { mergeBillingDetails, newPaymentMethod, type PaymentMethod } from './object.ts';

/** What a card payment method is made of: the parameters of `POST /v1/payment_methods`. */
export type CardPaymentMethodInput = Pick<
  Stripe.PaymentMethodCreateParams,
  'allow_redisplay' | 'billing_details' | 'card' | 'metadata'
>;

/** Stores a new card payment method; throws a card error (402) for what was mistyped. */
function createCardPaymentMethod(unit: UnitOfWork, given: CardPaymentMethodInput): PaymentMethod {
  const token = given.card?.token;
  const ofToken = token === undefined ? undefined : useCardToken(unit, token);
  return store(unit, ofToken ?? readCard(given.card, unit.now), given);
}

/** Stores a new payment method of the type that is asked for; throws for one that isn't there. */
export function createPaymentMethod(
  unit: UnitOfWork,
  given: Stripe.PaymentMethodCreateParams,
): PaymentMethod {
  const { type } = given;
  if (type === undefined) {
    throw invalidRequest('Missing required param: type.', {
      code: 'parameter_missing',
      param: 'type',
    });
  }
  if (isBankType(type)) return createBankPaymentMethod(unit, type, given);
  if (type !== 'card') throw unsupported(`payment methods of type ${type}`, 'type');
  return createCardPaymentMethod(unit, given);
}

/** Stores a new payment method of a test card, as if all about it had been typed in. */
export function createTestPaymentMethod(unit: UnitOfWork, card: TestCard): PaymentMethod {
  return store(unit, cardInputOf(card, unit.now), {});
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
