/** What creating, updating and confirming can say about an intent, turned into its fields. */
import type Stripe from 'stripe';

import { invalidRequest, StripeError } from '../../http/stripe-error.ts';
import { checkCurrency } from '../../objects/currencies.ts';
import { mergeMetadata } from '../../objects/metadata.ts';
import { orNull } from '../../objects/unset.ts';
import { tooLongString } from '../../parameters/parameter-error.ts';
import { completeShipping } from '../charges/shipping.ts';
import { checkAmount } from './amount.ts';
import { acceptedTypes } from '../payment-methods/accepted-types.ts';
import { paymentMethodOptions, type PaymentIntent } from './object.ts';

const descriptorLengthMax = 22;

/** The parameters of updating and of confirming, as far as they change the intent itself. */
export type ChangeParameters = Omit<
  Stripe.PaymentIntentUpdateParams,
  'payment_method' | 'customer' | 'expand'
>;

/** The fields that the parameters change; throws when one of them can't be as asked. */
export function changedFields(
  intent: PaymentIntent,
  parameters: ChangeParameters,
): Partial<PaymentIntent> {
  checkTexts(parameters);
  const { description, receipt_email: email, shipping, transfer_group: group } = parameters;
  return {
    ...changedPrice(intent, parameters),
    ...changedTypes(intent, parameters),
    ...(parameters.capture_method !== undefined && { capture_method: parameters.capture_method }),
    ...(description !== undefined && { description: orNull(description) }),
    ...(parameters.metadata !== undefined && {
      metadata: mergeMetadata(intent.metadata, parameters.metadata),
    }),
    ...(email !== undefined && { receipt_email: orNull(email) }),
    ...(parameters.setup_future_usage !== undefined && {
      setup_future_usage: orNull(parameters.setup_future_usage),
    }),
    ...(shipping !== undefined && {
      shipping: shipping === '' || shipping === null ? null : completeShipping(shipping),
    }),
    ...(parameters.statement_descriptor !== undefined && {
      statement_descriptor: parameters.statement_descriptor,
    }),
    ...(parameters.statement_descriptor_suffix !== undefined && {
      statement_descriptor_suffix: parameters.statement_descriptor_suffix,
    }),
    ...(group !== undefined && { transfer_group: group }),
  };
}

function changedPrice(intent: PaymentIntent, parameters: ChangeParameters): Partial<PaymentIntent> {
  if (parameters.amount === undefined && parameters.currency === undefined) return {};
  const amount = parameters.amount ?? intent.amount;
  const currency = checkCurrency(parameters.currency ?? intent.currency);
  checkAmount(amount, currency);
  return { amount, currency };
}

function changedTypes(intent: PaymentIntent, parameters: ChangeParameters): Partial<PaymentIntent> {
  const { payment_method_options: options } = parameters;
  const allowed = parameters.allowed_payment_method_types ?? intent.allowed_payment_method_types;
  const excluded = orNull(
    parameters.excluded_payment_method_types ?? intent.excluded_payment_method_types,
  );
  return {
    allowed_payment_method_types: allowed,
    excluded_payment_method_types: excluded,
    payment_method_types: acceptedTypes({
      allowed_payment_method_types: allowed ?? undefined,
      excluded_payment_method_types: excluded ?? undefined,
    }),
    ...(options !== undefined && {
      payment_method_options: paymentMethodOptions(options.card, intent.payment_method_options),
    }),
  };
}

/** Throws for texts that Stripe doesn't take. */
export function checkTexts(parameters: {
  receipt_email?: string | null;
  statement_descriptor?: string;
  statement_descriptor_suffix?: string;
}): void {
  const { receipt_email: email } = parameters;
  if (email !== undefined && email !== null && email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw invalidRequest(`Invalid email address: ${email}`, {
      code: 'email_invalid',
      param: 'receipt_email',
    });
  }
  for (const param of ['statement_descriptor', 'statement_descriptor_suffix'] as const) {
    const descriptor = parameters[param];
    if (descriptor !== undefined && descriptor.length > descriptorLengthMax) {
      throw new StripeError(tooLongString(param, descriptor, descriptorLengthMax));
    }
  }
}

/** The parameters that decide what is paid and how; after the payment they can't change. */
export const paymentParameters = [
  'amount',
  'currency',
  'customer',
  'payment_method',
  'allowed_payment_method_types',
  'excluded_payment_method_types',
  'payment_method_options',
  'capture_method',
  'setup_future_usage',
  'shipping',
  'statement_descriptor',
  'statement_descriptor_suffix',
] as const;
