// The form: formats what is typed, checks it, and gives it to whoever pays.
import { emailProblem, cvcProblem, nameProblem, postalCodeProblem } from './billing-checks.js';
import { brandOf, unknownBrand } from './card-brand.js';
import { cardNumberProblem, digitsOf, formatCardNumber } from './card-number.js';
import { formatWhileTyping } from './caret.js';
import { element } from './element.js';
import { expiryProblem, formatExpiry, readExpiry } from './expiry.js';
import { fieldNamed, fieldNames, showFieldProblem, showFieldProblems } from './field-errors.js';

/** @typedef {import('./error-target.js').FieldName} FieldName */
/** @typedef {import('./expiry.js').Month} Month */

export class CardForm {
  /** @type {Month} */
  #today;
  #number = element('number', HTMLInputElement);
  #expiry = element('expiry', HTMLInputElement);
  #cvc = element('cvc', HTMLInputElement);
  #name = element('name', HTMLInputElement);
  #country = element('country', HTMLSelectElement);
  #postalCode = element('postal-code', HTMLInputElement);

  /** @param {Month} today The month that the emulator's clock shows. */
  constructor(today) {
    this.#today = today;
    formatWhileTyping(this.#number, formatCardNumber);
    formatWhileTyping(this.#expiry, formatExpiry);
    formatWhileTyping(this.#cvc, (text) => digitsOf(text).slice(0, this.#cvcLengthMax()));
    this.#number.addEventListener('input', () => this.#showBrand());
    this.#country.addEventListener('change', () => this.#showPostalCode());
    for (const name of fieldNames) this.#checkWhenLeft(name);
    this.#showBrand();
    this.#showPostalCode();
  }

  /** Checks everything, shows what is wrong, and tells whether all is well. */
  check() {
    return showFieldProblems(new Map(fieldNames.map((name) => [name, this.#problem(name)])));
  }

  /** The e-mail address; null when the page does not ask for one. */
  get email() {
    return fieldNamed('email')?.value.trim() ?? null;
  }

  /** What was typed, as the parameters of a payment method. */
  paymentMethodDetails() {
    const expiry = readExpiry(this.#expiry.value);
    /** @type {Record<string, string>} */
    const details = {
      'card[number]': digitsOf(this.#number.value),
      'card[exp_month]': String(expiry?.month ?? ''),
      'card[exp_year]': String(expiry?.year ?? ''),
      'card[cvc]': this.#cvc.value,
      'billing_details[name]': this.#name.value.trim(),
      'billing_details[address][country]': this.#country.value,
    };
    const postalCode = this.#postalCode.value.trim();
    if (this.#asksForPostalCode() && postalCode !== '') {
      details['billing_details[address][postal_code]'] = postalCode;
    }
    const email = this.email;
    if (email !== null) details['billing_details[email]'] = email;
    return details;
  }

  /**
   * Fills in a test card, and what else is empty.
   *
   * @param {string} number
   */
  fill(number) {
    const brand = brandOf(number);
    this.#set(this.#number, formatCardNumber(number));
    this.#set(this.#expiry, formatExpiry(`12${(this.#today.year + 8) % 100}`));
    this.#set(this.#cvc, '1234'.slice(0, brand.cvcLength));
    if (this.#name.value.trim() === '') this.#set(this.#name, 'Ada Lovelace');
    if (this.#country.value === 'US' && this.#postalCode.value.trim() === '') {
      this.#set(this.#postalCode, '94107');
    }
    const email = fieldNamed('email');
    if (email !== null && email.value.trim() === '') this.#set(email, 'ada@example.com');
    for (const name of fieldNames) showFieldProblem(name, this.#problem(name));
  }

  /**
   * @param {HTMLInputElement | HTMLSelectElement} field
   * @param {string} value
   */
  #set(field, value) {
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /**
   * Says what is wrong once a field has been filled in and left, and takes it back at the first
   * keystroke that mends it. An empty field isn't wrong before somebody tries to pay.
   *
   * @param {FieldName} name
   */
  #checkWhenLeft(name) {
    const field = fieldNamed(name);
    field?.addEventListener('blur', () => {
      if (field.value.trim() !== '') showFieldProblem(name, this.#problem(name));
    });
    field?.addEventListener('input', () => {
      if (field.hasAttribute('aria-invalid')) showFieldProblem(name, this.#problem(name));
    });
  }

  /**
   * @param {FieldName} name
   * @returns {string | null}
   */
  #problem(name) {
    switch (name) {
      case 'email':
        return this.email === null ? null : emailProblem(this.email);
      case 'number':
        return cardNumberProblem(this.#number.value);
      case 'expiry':
        return expiryProblem(this.#expiry.value, this.#today);
      case 'cvc':
        return cvcProblem(this.#cvc.value, this.#cvcLength());
      case 'name':
        return nameProblem(this.#name.value);
      case 'country':
        return null;
      case 'postal-code':
        return this.#asksForPostalCode()
          ? postalCodeProblem(this.#postalCode.value, this.#country.value)
          : null;
    }
  }

  #cvcLength() {
    return brandOf(digitsOf(this.#number.value)).cvcLength;
  }

  /** A CVC that is typed before its number may turn out to have four digits. */
  #cvcLengthMax() {
    return this.#number.value === '' ? 4 : this.#cvcLength();
  }

  #showBrand() {
    const brand = brandOf(digitsOf(this.#number.value));
    const sign = element('brand', HTMLElement);
    if (sign.dataset['brand'] === brand.id) return;
    sign.dataset['brand'] = brand.id;
    element('brand-name', HTMLElement).textContent = brand === unknownBrand ? '' : brand.name;
    this.#cvc.placeholder = '1234'.slice(0, brand.cvcLength);
    this.#cvc.value = this.#cvc.value.slice(0, this.#cvcLengthMax());
  }

  #showPostalCode() {
    const label = this.#country.selectedOptions[0]?.dataset['postalCode'] ?? '';
    element('postal-code-field', HTMLElement).hidden = label === '';
    if (label !== '') element('postal-code-label', HTMLElement).textContent = label;
    showFieldProblem('postal-code', null);
  }

  #asksForPostalCode() {
    return !element('postal-code-field', HTMLElement).hidden;
  }
}
