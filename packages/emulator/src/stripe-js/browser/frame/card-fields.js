// The fields of a card: formats what is typed, knows what is wrong with it, and gives it to the one
// request that it is for.
import { brandOf } from '../../../pages/browser/card-brand.js';
import { digitsOf, formatCardNumber } from '../../../pages/browser/card-number.js';
import { formatWhileTyping } from '../../../pages/browser/caret.js';
import { formatExpiry, readExpiry } from '../../../pages/browser/expiry.js';
import { problemOf } from './problems.js';

/** @typedef {import('./problems.js').FieldName} FieldName */
/** @typedef {import('./problems.js').Month} Month */
/** @typedef {import('./problems.js').Problem} Problem */
/** @typedef {import('../shared/messages.js').CardState} CardState */
/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

/** In the order in which they stand. @type {readonly FieldName[]} */
const fieldNames = ['number', 'expiry', 'cvc', 'country', 'postalCode'];

export class CardFields {
  /** The fields of this frame. @type {Map<FieldName, Field>} */
  #fields = new Map();
  /** Those that are not asked for. @type {Set<FieldName>} */
  #off = new Set();
  /** Those whose problems are shown: they have been left, or somebody has tried to pay. */
  #shown = new Set();
  #today;
  #textElsewhere;

  /**
   * @param {object} parts
   * @param {Month} parts.today The month that the emulator's clock shows.
   * @param {(name: FieldName) => string | null} parts.textElsewhere What another frame has.
   * @param {() => void} parts.onChange Called after every change of what is in the fields or shown.
   */
  constructor({ today, textElsewhere, onChange }) {
    this.#today = today;
    this.#textElsewhere = textElsewhere;
    for (const name of fieldNames) {
      const field = document.querySelector(`[data-field="${name}"]`);
      if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
      this.#fields.set(name, field);
      this.#format(name, field);
      field.addEventListener('input', (event) => {
        if (name === 'country') this.#shown.delete('postalCode');
        onChange();
        this.#advance(name, event);
      });
      field.addEventListener('blur', () => {
        if (field.value.trim() !== '') this.#shown.add(name);
        onChange();
      });
    }
  }

  /** The names of this frame's fields that are asked for. */
  get names() {
    return [...this.#fields.keys()].filter((name) => !this.#off.has(name));
  }

  /**
   * The field of this name in this frame.
   *
   * @param {FieldName} name
   */
  field(name) {
    return this.#fields.get(name) ?? null;
  }

  /**
   * Asks for a field, or not.
   *
   * @param {FieldName} name
   * @param {boolean} asked
   */
  ask(name, asked) {
    if (asked) this.#off.delete(name);
    else this.#off.add(name);
  }

  /**
   * What is in a field, of this frame or another; null where there is none or it isn't asked for.
   *
   * @param {FieldName} name
   */
  text(name) {
    if (this.#off.has(name)) return null;
    return this.#fields.get(name)?.value ?? this.#textElsewhere(name);
  }

  /**
   * What is shown as wrong with a field; null when nothing is.
   *
   * @param {FieldName} name
   */
  shownProblem(name) {
    return this.#shown.has(name) || this.#isFull(name) ? this.#problem(name) : null;
  }

  /** Shows everything that is wrong; gives the first of it. @returns {Problem | null} */
  check() {
    for (const name of fieldNames) this.#shown.add(name);
    const wrong = fieldNames.filter((name) => this.#problem(name) !== null);
    this.#fields.get(wrong.find((name) => this.#fields.has(name)) ?? 'country')?.focus();
    const [first] = wrong;
    return first === undefined ? null : this.#problem(first);
  }

  /** How far the fields of this frame are filled in. @returns {CardState} */
  state() {
    const names = this.names.filter((name) => name !== 'country');
    const problem = names.map((name) => this.shownProblem(name)).find((shown) => shown !== null);
    return {
      empty: names.every((name) => this.text(name) === ''),
      complete: names.every((name) => this.#problem(name) === null),
      error: problem === undefined ? null : { type: 'validation_error', ...problem },
      brand: brandOf(digitsOf(this.text('number') ?? '')).id,
      country: this.text('country'),
      postalCode: this.text('postalCode'),
    };
  }

  /** The card, as the parameters of a payment method; it goes to the emulator and nowhere else. */
  card() {
    const expiry = readExpiry(this.text('expiry') ?? '');
    return {
      number: digitsOf(this.text('number') ?? ''),
      exp_month: expiry?.month ?? '',
      exp_year: expiry?.year ?? '',
      cvc: this.text('cvc') ?? '',
    };
  }

  /** Where the card's owner lives, as far as it was asked for. */
  address() {
    const country = this.text('country');
    const postalCode = this.text('postalCode')?.trim() ?? '';
    return {
      ...(country !== null && { country }),
      ...(postalCode !== '' && { postal_code: postalCode }),
    };
  }

  clear() {
    for (const [name, field] of this.#fields) if (name !== 'country') field.value = '';
    this.#shown.clear();
  }

  /** @param {FieldName} name @returns {Problem | null} */
  #problem(name) {
    const text = this.text(name);
    if (text === null) return null;
    const typed = { text, number: this.text('number') ?? '', country: this.text('country') };
    return problemOf(name, typed, this.#today);
  }

  /**
   * Whether a number or date has all its digits: if it is wrong then, that is said at once.
   *
   * @param {FieldName} name
   */
  #isFull(name) {
    const text = this.text(name) ?? '';
    if (name === 'expiry') return /^\d{2} \/ \d{2}$/.test(text);
    return name === 'number' && digitsOf(text).length === numberLength(text);
  }

  /**
   * @param {FieldName} name
   * @param {Field} field
   */
  #format(name, field) {
    if (!(field instanceof HTMLInputElement)) return;
    if (name === 'number') formatWhileTyping(field, formatCardNumber);
    if (name === 'expiry') formatWhileTyping(field, formatExpiry);
    if (name === 'cvc') {
      formatWhileTyping(field, (text) => digitsOf(text).slice(0, this.#cvcLengthMax()));
    }
  }

  /** A CVC that is typed before its number may turn out to have four digits. */
  #cvcLengthMax() {
    const number = this.text('number') ?? '';
    return number === '' ? 4 : brandOf(digitsOf(number)).cvcLength;
  }

  /**
   * Goes on to the next field when this one is complete and its last character was just typed.
   *
   * @param {FieldName} name
   * @param {Event} event
   */
  #advance(name, event) {
    const field = this.#fields.get(name);
    if (!(event instanceof InputEvent) || !(field instanceof HTMLInputElement)) return;
    const atEnd = field.selectionStart === field.value.length;
    if (document.activeElement !== field || event.inputType.startsWith('delete') || !atEnd) return;
    const done =
      this.#isFull(name) || (name === 'cvc' && field.value.length === this.#cvcLengthMax());
    if (!done || this.#problem(name) !== null) return;
    const { names } = this;
    this.#fields.get(names[names.indexOf(name) + 1] ?? name)?.focus();
  }
}

/** @param {string} text */
function numberLength(text) {
  return brandOf(digitsOf(text)).lengths.at(-1);
}
