/**
 * Which amounts can be charged.
 * https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
 */
import { invalidRequest } from '../../http/stripe-error.ts';
import { formatAmount } from '../../objects/currencies.ts';

/** Eight digits, in minor units. */
const maximum = 99_999_999;

/** The smallest charge in each currency that Stripe's page lists, in minor units. */
const minimums: ReadonlyMap<string, number> = new Map([
  ['usd', 50],
  ['aed', 200],
  ['aud', 50],
  ['bgn', 100],
  ['brl', 50],
  ['cad', 50],
  ['chf', 50],
  ['czk', 1_500],
  ['dkk', 250],
  ['eur', 50],
  ['gbp', 30],
  ['hkd', 400],
  ['huf', 17_500],
  ['inr', 50],
  ['jpy', 50],
  ['mxn', 1_000],
  ['myr', 200],
  ['nok', 300],
  ['nzd', 50],
  ['pln', 200],
  ['ron', 200],
  ['sek', 300],
  ['sgd', 50],
  ['thb', 1_000],
]);

/** Throws Stripe's error when the amount, in minor units, can't be charged in the currency. */
export function checkAmount(amount: number, currency: string): void {
  if (amount < 0) throw invalidRequest('Invalid non-negative integer', { param: 'amount' });
  if (amount === 0) throw nothingToCharge();
  const minimum = minimums.get(currency) ?? 1;
  if (amount < minimum) {
    throw invalidRequest(`Amount must be at least ${formatAmount(minimum, currency)} ${currency}`, {
      code: 'amount_too_small',
      param: 'amount',
    });
  }
  if (amount > maximum) {
    throw invalidRequest(`Amount must be no more than ${formatAmount(maximum, currency)}`, {
      code: 'amount_too_large',
      param: 'amount',
    });
  }
}

function nothingToCharge(): ReturnType<typeof invalidRequest> {
  return invalidRequest(
    'The amount must be greater than or equal to the minimum charge amount allowed for your ' +
      'account and the currency set ' +
      '(https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).  If you want to ' +
      'save a Payment Method for future use without an immediate payment, use a Setup Intent ' +
      'instead: https://docs.stripe.com/payments/setup-intents',
    { code: 'parameter_invalid_integer', param: 'amount' },
  );
}
