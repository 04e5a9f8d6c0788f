// Where on the page an error of the API is shown: beside the field that it is about, or above the
// form when it is about none.

/** @typedef {import('./stripe-api.js').ApiError} ApiError */
/** @typedef {'email' | 'number' | 'expiry' | 'cvc' | 'name' | 'country' | 'postal-code'} FieldName */

/** @type {ReadonlyMap<string, FieldName>} */
const byCode = new Map([
  ['incorrect_number', 'number'],
  ['invalid_number', 'number'],
  ['invalid_expiry_month', 'expiry'],
  ['invalid_expiry_year', 'expiry'],
  ['expired_card', 'expiry'],
  ['invalid_cvc', 'cvc'],
  ['incorrect_cvc', 'cvc'],
  ['incorrect_zip', 'postal-code'],
  ['postal_code_invalid', 'postal-code'],
  ['email_invalid', 'email'],
]);

/** @type {ReadonlyMap<string, FieldName>} */
const byParameter = new Map([
  ['number', 'number'],
  ['card[number]', 'number'],
  ['exp_month', 'expiry'],
  ['card[exp_month]', 'expiry'],
  ['exp_year', 'expiry'],
  ['card[exp_year]', 'expiry'],
  ['cvc', 'cvc'],
  ['card[cvc]', 'cvc'],
  ['email', 'email'],
  ['billing_details[email]', 'email'],
  ['billing_details[name]', 'name'],
  ['billing_details[address][country]', 'country'],
  ['billing_details[address][postal_code]', 'postal-code'],
]);

/**
 * The field that an error is about; null when it is about the payment as a whole.
 *
 * @param {ApiError} error
 * @returns {FieldName | null}
 */
export function errorTarget({ code, param }) {
  return byCode.get(code ?? '') ?? byParameter.get(param ?? '') ?? null;
}
