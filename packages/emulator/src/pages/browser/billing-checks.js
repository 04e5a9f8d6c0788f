// The checks of what is typed besides the card: who pays, and from where.

/**
 * What is wrong with an e-mail address; null when nothing is. Only the shape is checked: whether it
 * exists, nobody can tell from here.
 *
 * @param {string} text
 * @returns {string | null}
 */
export function emailProblem(text) {
  const email = text.trim();
  if (email === '') return 'Enter your email.';
  return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email) ? null : 'Your email is invalid.';
}

/**
 * @param {string} text
 * @returns {string | null}
 */
export function nameProblem(text) {
  return text.trim() === '' ? 'Enter the name on your card.' : null;
}

/**
 * What is wrong with the CVC; null when nothing is.
 *
 * @param {string} text
 * @param {number} length How many digits the brand's CVC has.
 * @returns {string | null}
 */
export function cvcProblem(text, length) {
  return text.length < length ? "Your card's security code is incomplete." : null;
}

/**
 * What is wrong with a postal code; null when nothing is. It is asked of everybody whose bank
 * compares it (United States, Canada, United Kingdom) and may be left empty elsewhere.
 *
 * @param {string} text
 * @param {string} country Two letters, as in ISO 3166.
 * @returns {string | null}
 */
export function postalCodeProblem(text, country) {
  const shape = shapes.get(country);
  return shape === undefined || shape.test(text.trim()) ? null : 'Your postal code is incomplete.';
}

const shapes = new Map([
  ['US', /^\d{5}(?:[ -]?\d{4})?$/],
  ['CA', /^[a-z]\d[a-z][ -]?\d[a-z]\d$/i],
  ['GB', /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i],
]);
