// The card number as it is typed: its digits, how they are grouped, and whether they can be right.
import { brandOf } from './card-brand.js';

/**
 * The digits in a text, whatever stands between them.
 *
 * @param {string} text
 */
export function digitsOf(text) {
  return text.replaceAll(/\D/g, '');
}

/**
 * The number in the groups that stand on the card: `4242 4242 4242 4242`, `3782 822463 10005`.
 * Digits beyond the longest number of the brand are dropped.
 *
 * @param {string} text
 */
export function formatCardNumber(text) {
  const brand = brandOf(digitsOf(text));
  const digits = digitsOf(text).slice(0, brand.lengths.at(-1));
  // Diners Club prints its 14-digit numbers as 4-6-4 and its 16-digit ones in fours.
  const groups = brand.id === 'diners' && digits.length <= 14 ? [4, 6, 4] : brand.groups;
  return grouped(digits, groups);
}

/**
 * Whether the last digit fits the others, by the formula of Luhn that every card number obeys.
 *
 * @param {string} digits
 */
export function passesLuhn(digits) {
  let sum = 0;
  for (const [fromRight, character] of digits.split('').toReversed().entries()) {
    const value = Number(character) * (fromRight % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return digits !== '' && sum % 10 === 0;
}

/**
 * What is wrong with a card number, in a sentence for its owner; null when nothing is.
 *
 * @param {string} text
 * @returns {string | null}
 */
export function cardNumberProblem(text) {
  const digits = digitsOf(text);
  const { lengths } = brandOf(digits);
  if (digits.length < (lengths[0] ?? 0)) return 'Your card number is incomplete.';
  if (!lengths.includes(digits.length) || !passesLuhn(digits)) {
    return 'Your card number is invalid.';
  }
  return null;
}

/**
 * @param {string} digits
 * @param {readonly number[]} groups
 */
function grouped(digits, groups) {
  const parts = [];
  let start = 0;
  for (let index = 0; start < digits.length; index += 1) {
    const size = groups[index] ?? groups.at(-1) ?? 4;
    parts.push(digits.slice(start, start + size));
    start += size;
  }
  return parts.join(' ');
}
