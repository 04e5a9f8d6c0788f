// Ids as Stripe makes them: a digit, the second in which the object was created, its account, and something random.
// The second is written in five digits of base 62 that sort as they count, so that new ids go to the end of an index.
// Stripe doesn't document this; the ids and times in its API reference show it, and the test holds against them.
import { randomInt } from 'node:crypto';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = BigInt(digits.length);
const secondDigits = 5;
/** The second from which Stripe's ids count, in Unix seconds. */
const firstSecond = 1_342_389_380;
const account = 'BhBenchAcc';
const randomDigits = 8;

/** What follows the prefix of an id, such as `evt_`. */
export function stripeId(unixSeconds: number): string {
  const random = Array.from({ length: randomDigits }, () => digits[randomInt(digits.length)]);
  return `1${secondOfId(unixSeconds)}${account}${random.join('')}`;
}

/** The five digits by which an id says when its object was created. */
export function secondOfId(unixSeconds: number): string {
  return placeValues
    .map((value) => digits[Number((BigInt(unixSeconds - firstSecond) / value) % base)])
    .join('');
}

/**
 * The same in SQL: an expression that makes such an id.
 *
 * @param unixSeconds an expression for a bigint.
 * @param random an expression for a text that is different for every id.
 */
export function stripeIdSql(unixSeconds: string, random: string): string {
  const second = placeValues.map(
    (value) =>
      `substr('${digits}', (1 + (${unixSeconds} - ${firstSecond}) / ${value} % ${base})::integer, 1)`,
  );
  return `'1' || ${second.join(' || ')} || '${account}' || left(${random}, ${randomDigits})`;
}

/** 62⁴ to 62⁰. */
const placeValues = Array.from(
  { length: secondDigits },
  (_digit, index) => base ** BigInt(secondDigits - 1 - index),
);
