/**
 * The currencies that Stripe knows, their minor units, and how it writes amounts of them in its
 * messages. https://docs.stripe.com/currencies
 */
import { invalidRequest } from '../http/stripe-error.ts';

/** In the order in which Stripe lists them when it refuses another. */
const supportedCurrencies: readonly string[] = (
  'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn ' +
  'bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf ' +
  'gtq gyd hkd hnl hrk htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp ' +
  'lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab ' +
  'pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb tjs ' +
  'tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw usdc btn ghs eek ' +
  'lvl svc vef ltl sll mro'
).split(' ');

const known: ReadonlySet<string> = new Set(supportedCurrencies);

/** Their smallest unit is the currency itself: 500 is ¥500. */
const withoutDecimals: ReadonlySet<string> = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);
const withThreeDecimals: ReadonlySet<string> = new Set('bhd jod kwd omr tnd'.split(' '));

/** The currency in lower case; throws Stripe's error when it knows none of that name. */
export function checkCurrency(currency: string, param = 'currency'): string {
  const lowerCase = currency.toLowerCase();
  if (known.has(lowerCase)) return lowerCase;
  throw invalidRequest(
    `Invalid currency: ${lowerCase}. Stripe currently supports these currencies: ` +
      supportedCurrencies.join(', '),
    { param },
  );
}

/** How many decimals an amount of the currency has: 2 for `usd`, 0 for `jpy`, 3 for `kwd`. */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (withoutDecimals.has(currency)) return 0;
  return withThreeDecimals.has(currency) ? 3 : 2;
}

/** An amount in minor units as Stripe's messages write it: `$999,999.99`, `¥50`. */
export function formatAmount(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  // `usdc` is a currency of Stripe, but not one of ISO 4217, which is all that Intl knows.
  if (currency.length !== 3) return (amount / 10 ** decimals).toFixed(decimals);
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount / 10 ** decimals);
}
