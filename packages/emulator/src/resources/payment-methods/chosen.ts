/**
 * The payment method that a request about an intent names, or describes: Stripe.js sends the card
 * itself in `payment_method_data` when the page confirms without having made a payment method first.
 * https://docs.stripe.com/api/payment_intents/confirm#confirm_payment_intent-payment_method_data
 */
import type Stripe from 'stripe';

import { invalidRequest, unsupported } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { createPaymentMethod } from './create.ts';

export interface PaymentMethodChoice {
  payment_method?: string;
  payment_method_data?: object;
  confirmation_token?: string;
}

/** The id of the payment method, made from `payment_method_data` if need be; undefined for none. */
export function chosenPaymentMethod(
  unit: UnitOfWork,
  choice: PaymentMethodChoice,
): string | undefined {
  checkOnlyOne(choice);
  const { payment_method: id, payment_method_data: data } = choice;
  return data === undefined ? id : createFromData(unit, data);
}

/** Makes the payment method that `payment_method_data` describes; gives its id. */
function createFromData(unit: UnitOfWork, data: object): string {
  // It has been checked against the table of `POST /v1/payment_methods`, whose parameters these are.
  const given = data as Stripe.PaymentMethodCreateParams;
  if (given.payment_method !== undefined) {
    throw unsupported('cloning payment methods', 'payment_method_data[payment_method]');
  }
  return createPaymentMethod(unit, given).id;
}

function checkOnlyOne(choice: PaymentMethodChoice): void {
  const names = ['payment_method', 'payment_method_data', 'confirmation_token'] as const;
  const given = names.filter((name) => choice[name] !== undefined);
  if (given.length < 2) return;
  throw invalidRequest(`You may only specify one of these parameters: ${given.join(', ')}.`);
}
