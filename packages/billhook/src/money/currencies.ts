// The currencies in which Stripe takes payments, by how it counts them. Which of them an account may use
// depends on its country; Stripe decides that. https://docs.stripe.com/currencies
//
// This is Stripe's way of counting and not ISO 4217's: ISO gives ISK and UGX no decimals, Stripe two.
// BTN and GHS are not on the page, but among those that the API lists when it refuses another.

const hundredths = [
  'aed',
  'afn',
  'all',
  'amd',
  'ang',
  'aoa',
  'ars',
  'aud',
  'awg',
  'azn',
  'bam',
  'bbd',
  'bdt',
  'bgn',
  'bmd',
  'bnd',
  'bob',
  'brl',
  'bsd',
  'btn',
  'bwp',
  'byn',
  'bzd',
  'cad',
  'cdf',
  'chf',
  'cny',
  'cop',
  'crc',
  'cve',
  'czk',
  'dkk',
  'dop',
  'dzd',
  'egp',
  'etb',
  'eur',
  'fjd',
  'fkp',
  'gbp',
  'gel',
  'ghs',
  'gip',
  'gmd',
  'gtq',
  'gyd',
  'hkd',
  'hnl',
  'htg',
  'huf',
  'idr',
  'ils',
  'inr',
  'jmd',
  'kes',
  'kgs',
  'khr',
  'kyd',
  'kzt',
  'lak',
  'lbp',
  'lkr',
  'lrd',
  'lsl',
  'mad',
  'mdl',
  'mkd',
  'mmk',
  'mnt',
  'mop',
  'mur',
  'mvr',
  'mwk',
  'mxn',
  'myr',
  'mzn',
  'nad',
  'ngn',
  'nio',
  'nok',
  'npr',
  'nzd',
  'pab',
  'pen',
  'pgk',
  'php',
  'pkr',
  'pln',
  'qar',
  'ron',
  'rsd',
  'rub',
  'sar',
  'sbd',
  'scr',
  'sek',
  'sgd',
  'shp',
  'sle',
  'sos',
  'srd',
  'std',
  'szl',
  'thb',
  'tjs',
  'top',
  'try',
  'ttd',
  'twd',
  'tzs',
  'uah',
  'usd',
  'uyu',
  'uzs',
  'wst',
  'xcd',
  'xcg',
  'yer',
  'zar',
  'zmw',
] as const;

/** Their minor unit is the currency itself. https://docs.stripe.com/currencies#zero-decimal */
const whole = [
  'bif',
  'clp',
  'djf',
  'gnf',
  'jpy',
  'kmf',
  'krw',
  'mga',
  'pyg',
  'rwf',
  'vnd',
  'vuv',
  'xaf',
  'xof',
  'xpf',
] as const;

/**
 * Counted in hundredths although they have none, so that the last two digits are always 00.
 * https://docs.stripe.com/currencies#special-cases
 *
 * The same page has HUF and TWD charged in hundredths and paid out in whole units; payouts are not
 * made here.
 */
const wholeInHundredths = ['isk', 'ugx'] as const;

/**
 * Counted in thousandths, of which the last digit must be 0. The page says so to those who can use them:
 * https://docs.stripe.com/currencies?presentment-currency=AE#three-decimal
 */
const thousandths = ['bhd', 'jod', 'kwd', 'omr', 'tnd'] as const;

/** The code of a currency that Stripe takes, in lower case as Stripe writes it. */
export type Currency = (
  | typeof hundredths
  | typeof whole
  | typeof wholeInHundredths
  | typeof thousandths
)[number];

/** How Stripe counts a currency. */
export interface Counting {
  /** How many decimals the minor unit stands for: 2 when it is a hundredth. */
  readonly decimals: 0 | 2 | 3;
  /** What every chargeable amount is a multiple of, in minor units. */
  readonly step: 1 | 10 | 100;
}

const countings: ReadonlyMap<string, Counting> = new Map<Currency, Counting>([
  ...hundredths.map((code) => [code, { decimals: 2, step: 1 }] as const),
  ...whole.map((code) => [code, { decimals: 0, step: 1 }] as const),
  ...wholeInHundredths.map((code) => [code, { decimals: 2, step: 100 }] as const),
  ...thousandths.map((code) => [code, { decimals: 3, step: 10 }] as const),
]);

/** Every currency that Stripe takes, in alphabetical order. */
export const currencies: readonly Currency[] = [
  ...hundredths,
  ...whole,
  ...wholeInHundredths,
  ...thousandths,
].toSorted();

/** Whether Stripe takes this currency; the code must be in lower case. */
export function isCurrency(code: string): code is Currency {
  return countings.has(code);
}

/** How Stripe counts the currency. */
export function countingOf(currency: Currency): Counting {
  return countings.get(currency) ?? { decimals: 2, step: 1 };
}
