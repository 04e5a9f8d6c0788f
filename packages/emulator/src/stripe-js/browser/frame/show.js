// Shows the state of the fields, to the eye and to a screen reader.
import { brandOf } from '../../../pages/browser/card-brand.js';
import { digitsOf } from '../../../pages/browser/card-number.js';

/** @typedef {import('./card-fields.js').CardFields} CardFields */
/** @typedef {import('../shared/messages.js').CardState} CardState */

/**
 * @param {CardFields} fields
 * @param {CardState} state
 */
export function show(fields, state) {
  for (const name of fields.names) {
    const field = fields.field(name);
    if (field !== null) showProblem(field, fields.shownProblem(name)?.message ?? null);
  }
  document.body.toggleAttribute('data-empty', state.empty);
  document.body.toggleAttribute('data-complete', state.complete);
  showBrand(fields, state.brand);
  showPostalCodeLabel(fields);
}

/**
 * @param {HTMLElement} field
 * @param {string | null} problem
 */
function showProblem(field, problem) {
  field.classList.toggle('Input--invalid', problem !== null);
  if (problem === null) field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
  const note = field.id === '' ? null : document.querySelector(`#${field.id}-error`);
  // The note is a live region: it must only change when what it says does.
  if (note !== null && note.textContent !== (problem ?? '')) note.textContent = problem ?? '';
}

/**
 * @param {CardFields} fields
 * @param {string} brand
 */
function showBrand(fields, brand) {
  const sign = document.querySelector('#brand');
  if (sign instanceof HTMLElement) sign.dataset['brand'] = brand;
  const cvc = fields.field('cvc');
  const number = fields.text('number') ?? '';
  if (cvc instanceof HTMLInputElement && number !== '') {
    cvc.value = cvc.value.slice(0, brandOf(digitsOf(number)).cvcLength);
  }
}

/** Countries call it by different names, and some have none. @param {CardFields} fields */
function showPostalCodeLabel(fields) {
  const country = fields.field('country');
  const field = fields.field('postalCode');
  if (!(country instanceof HTMLSelectElement) || field === null) return;
  const named = country.selectedOptions[0]?.dataset['postalCode'] ?? '';
  const label = document.querySelector(`label[for="${field.id}"]`);
  if (label !== null && named !== '') label.textContent = named === 'ZIP' ? 'ZIP code' : named;
  const place = field.closest('.Field');
  if (place instanceof HTMLElement) place.hidden = !fields.names.includes('postalCode');
}
