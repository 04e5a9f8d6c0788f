// The options of an element that say which fields there are, and what stands in them.

/** @typedef {import('./card-fields.js').CardFields} CardFields */
/** @typedef {import('../shared/messages.js').ElementOptions} ElementOptions */

/**
 * @param {CardFields} fields
 * @param {ElementOptions} options
 */
export function applyOptions(fields, options) {
  const asked = askedOfAddress(options);
  askFor(fields, 'country', asked.country);
  askFor(fields, 'postalCode', asked.postalCode && countryHasPostalCode(fields));
  for (const name of fields.names) {
    const field = fields.field(name);
    if (field !== null) field.disabled = options.disabled === true || options.readOnly === true;
  }
  const [only, ...others] = fields.names;
  const first = only === undefined || others.length > 0 ? null : fields.field(only);
  if (first instanceof HTMLInputElement && options.placeholder !== undefined) {
    first.placeholder = options.placeholder;
  }
  const sign = document.querySelector('#brand');
  if (sign instanceof HTMLElement) sign.hidden = hidesSign(options);
}

/**
 * What the page knows of the owner already, put into the fields once.
 *
 * @param {CardFields} fields
 * @param {ElementOptions} options
 */
export function fillIn(fields, { value, defaultValues }) {
  const { country, postal_code } = defaultValues?.billingDetails?.address ?? {};
  const postalCode = value?.postalCode ?? postal_code;
  const countryField = fields.field('country');
  if (countryField !== null && country !== undefined) countryField.value = country;
  const postalCodeField = fields.field('postalCode');
  if (postalCodeField !== null && postalCode !== undefined) postalCodeField.value = postalCode;
}

/** A card's number alone shows its network only when the page wants it. @param {ElementOptions} options */
function hidesSign({ hideIcon, showIcon }) {
  return document.body.dataset['type'] === 'cardNumber' ? showIcon !== true : hideIcon === true;
}

/** @param {ElementOptions} options */
function askedOfAddress({ hidePostalCode, fields }) {
  const billing = fields?.billingDetails ?? 'auto';
  const address = typeof billing === 'string' ? billing : (billing.address ?? 'auto');
  if (typeof address === 'string') {
    const asked = address !== 'never' && hidePostalCode !== true;
    return { country: address !== 'never', postalCode: asked };
  }
  return { country: address.country !== 'never', postalCode: address.postalCode !== 'never' };
}

/** @param {CardFields} fields */
function countryHasPostalCode(fields) {
  const country = fields.field('country');
  if (!(country instanceof HTMLSelectElement)) return true;
  return (country.selectedOptions[0]?.dataset['postalCode'] ?? '') !== '';
}

/**
 * @param {CardFields} fields
 * @param {'country' | 'postalCode'} name
 * @param {boolean} asked
 */
function askFor(fields, name, asked) {
  fields.ask(name, asked);
  const field = fields.field(name);
  const place = field?.closest('.Field') ?? field;
  if (place instanceof HTMLElement) place.hidden = !asked;
}
