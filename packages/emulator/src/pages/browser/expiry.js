// The expiry date as it is typed: `MM / YY`, with the slash put in by itself.
import { digitsOf } from './card-number.js';

/**
 * @typedef {object} Month
 * @property {number} month From 1 to 12.
 * @property {number} year All four digits.
 */

/**
 * The date as the field shows it. A month that can have no second digit gets its zero, and the
 * slash follows the month at once, except while deleting: there it would come back forever.
 *
 * @param {string} text
 * @param {{ deleting?: boolean }} [options]
 */
export function formatExpiry(text, { deleting = false } = {}) {
  const digits = expiryDigits(text);
  const month = digits.slice(0, 2);
  const year = digits.slice(2, 4);
  if (year === '' && (month.length < 2 || deleting)) return month;
  return `${month} / ${year}`;
}

/**
 * The date in a complete field; null while it is not complete or has no such month.
 *
 * @param {string} text
 * @returns {Month | null}
 */
export function readExpiry(text) {
  const match = /^(\d{2}) ?\/ ?(\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const month = Number(match[1]);
  return month >= 1 && month <= 12 ? { month, year: 2000 + Number(match[2]) } : null;
}

/**
 * What is wrong with an expiry date, in a sentence for the card's owner; null when nothing is.
 *
 * @param {string} text
 * @param {Month} today
 * @returns {string | null}
 */
export function expiryProblem(text, today) {
  if (/^\d{2} ?\/ ?\d{2}$/.test(text.trim()) && readExpiry(text) === null) {
    return "Your card's expiration date is invalid.";
  }
  const expiry = readExpiry(text);
  if (expiry === null) return "Your card's expiration date is incomplete.";
  if (expiry.year < today.year) return "Your card's expiration year is in the past.";
  if (expiry.year === today.year && expiry.month < today.month) {
    return "Your card's expiration date is in the past.";
  }
  return null;
}

/**
 * Month and year without what stands between: at most four digits, the month padded.
 *
 * @param {string} text
 */
function expiryDigits(text) {
  const single = /^\s*(\d)\s*\//.exec(text);
  const padded = single === null ? text : text.replace(/\d/, (digit) => `0${digit}`);
  let digits = digitsOf(padded);
  // A 5 can only be May; a 13 is January and the first digit of a year.
  if (/^(?:[2-9]|1[3-9]$)/.test(digits)) digits = `0${digits}`;
  // A browser may fill in, and people paste, the year with its century.
  if (digits.length === 6 && digits.slice(2, 4) === '20') {
    digits = digits.slice(0, 2) + digits.slice(4);
  }
  return digits.slice(0, 4);
}
