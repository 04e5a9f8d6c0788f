/**
 * How much a price is: minor units, or fractions of them, or what the customer wants to pay.
 * https://docs.stripe.com/api/prices/create#create_price-unit_amount
 */
import type Stripe from 'stripe';

import { invalidRequest } from '../../http/stripe-error.ts';
import type { Wire } from '../../objects/wire.ts';

export interface PriceAmount {
  /** In minor units; null when it isn't a whole number of them. */
  whole: number | null;
  /** The same as a decimal number; null when the customer chooses. */
  decimal: string | null;
  chosenByCustomer: Wire<Stripe.Price.CustomUnitAmount> | null;
}

type AmountParameters = Pick<
  Stripe.PriceCreateParams,
  'custom_unit_amount' | 'unit_amount' | 'unit_amount_decimal'
>;

/** Reads the one amount among the parameters, which stand below `param` where that is not empty. */
export function priceAmount(parameters: AmountParameters, param = ''): PriceAmount {
  const { custom_unit_amount: custom, unit_amount: whole } = parameters;
  const decimal = parameters.unit_amount_decimal?.toString();
  const at = (name: string): string => (param === '' ? name : `${param}[${name}]`);
  if (whole !== undefined && decimal !== undefined) {
    throw invalidRequest(
      `You may only specify one of these parameters: ${at('unit_amount')}, ` +
        `${at('unit_amount_decimal')}.`,
    );
  }
  if (custom?.enabled === true) return chosenByCustomer(custom);
  if (whole !== undefined) return fixedAmount(String(whole), at('unit_amount'));
  if (decimal !== undefined) return fixedAmount(decimal, at('unit_amount_decimal'));
  throw invalidRequest(
    'Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.',
  );
}

function fixedAmount(decimal: string, param: string): PriceAmount {
  if (decimal.startsWith('-')) {
    throw invalidRequest('Invalid non-negative integer', {
      code: 'parameter_invalid_integer',
      param,
    });
  }
  const whole = Number(decimal);
  return { whole: Number.isInteger(whole) ? whole : null, decimal, chosenByCustomer: null };
}

function chosenByCustomer(custom: Stripe.PriceCreateParams.CustomUnitAmount): PriceAmount {
  const { maximum = null, minimum = null, preset = null } = custom;
  return { whole: null, decimal: null, chosenByCustomer: { maximum, minimum, preset } };
}
