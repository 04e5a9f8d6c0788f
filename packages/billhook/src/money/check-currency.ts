// Parses a currency at the edge: from an app, a form or a row.
import { AmountError } from '../errors/amount-error.ts';
import { type Currency, isCurrency } from './currencies.ts';

/**
 * The currency in lower case, as Stripe writes it; upper case is taken too.
 *
 * @throws AmountError (`currency_unknown`) when Stripe takes no payments in it.
 */
export function checkCurrency(currency: unknown): Currency {
  const code = typeof currency === 'string' ? currency.toLowerCase() : '';
  if (isCurrency(code)) return code;
  throw new AmountError(
    'currency_unknown',
    `${quoted(currency)} is no currency that Stripe takes: pass its three letters, such as 'usd' or 'eur'.`,
  );
}

/** Long input is cut, so that an error stays readable. */
function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value.slice(0, 20)}'` : `A value of type ${typeof value}`;
}
