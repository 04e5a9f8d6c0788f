// What is wrong with a field, as Stripe.js says it: a code besides the sentence for the person.
// https://docs.stripe.com/js/appendix/validation_errors (codes as they appear in `change` events)
import { cvcProblem, postalCodeProblem } from '../../../pages/browser/billing-checks.js';
import { brandOf } from '../../../pages/browser/card-brand.js';
import { cardNumberProblem, digitsOf } from '../../../pages/browser/card-number.js';
import { expiryProblem } from '../../../pages/browser/expiry.js';

/** @typedef {'number' | 'expiry' | 'cvc' | 'country' | 'postalCode'} FieldName */
/** @typedef {{ code: string, message: string }} Problem */
/** @typedef {import('../../../pages/browser/expiry.js').Month} Month */

/** @type {ReadonlyMap<string, string>} */
const codes = new Map([
  ['Your card number is incomplete.', 'incomplete_number'],
  ['Your card number is invalid.', 'invalid_number'],
  ["Your card's expiration date is incomplete.", 'incomplete_expiry'],
  ["Your card's expiration date is invalid.", 'invalid_expiry_month'],
  ["Your card's expiration year is in the past.", 'invalid_expiry_year_past'],
  ["Your card's expiration date is in the past.", 'invalid_expiry_month_past'],
  ["Your card's security code is incomplete.", 'incomplete_cvc'],
  ['Your postal code is incomplete.', 'incomplete_zip'],
]);

/**
 * What is wrong with a field; null when nothing is.
 *
 * @param {FieldName} name
 * @param {object} typed
 * @param {string} typed.text What is in the field.
 * @param {string} typed.number What is in the field of the card's number.
 * @param {string | null} typed.country Null where it isn't asked for.
 * @param {Month} today
 * @returns {Problem | null}
 */
export function problemOf(name, { text, number, country }, today) {
  const message = messageOf(name, { text, number, country }, today);
  return message === null ? null : { code: codes.get(message) ?? 'invalid', message };
}

/**
 * @param {FieldName} name
 * @param {{ text: string, number: string, country: string | null }} typed
 * @param {Month} today
 * @returns {string | null}
 */
function messageOf(name, { text, number, country }, today) {
  switch (name) {
    case 'number':
      return cardNumberProblem(text);
    case 'expiry':
      return expiryProblem(text, today);
    case 'cvc':
      return cvcProblem(text, brandOf(digitsOf(number)).cvcLength);
    case 'country':
      return null;
    case 'postalCode':
      return country === null ? anyPostalCodeProblem(text) : postalCodeProblem(text, country);
  }
}

/**
 * Of a country that isn't known. The shortest postal codes of the world have three characters.
 *
 * @param {string} text
 */
function anyPostalCodeProblem(text) {
  return text.trim().length < 3 ? 'Your postal code is incomplete.' : null;
}
