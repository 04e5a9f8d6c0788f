// Keeps the caret where the person is typing while the text around it is formatted anew.
import { digitsOf } from './card-number.js';

/**
 * Where the caret belongs in the formatted text: behind the same digit as before, or at the end
 * when it was there.
 *
 * @param {{ text: string, caret: number }} typed What is in the field now.
 * @param {string} formatted What the field will show instead.
 */
export function caretAfterFormatting({ text, caret }, formatted) {
  if (caret >= text.length) return formatted.length;
  let digitsToPass = digitsOf(text.slice(0, caret)).length;
  let position = 0;
  while (digitsToPass > 0 && position < formatted.length) {
    if (/\d/.test(formatted.charAt(position))) digitsToPass -= 1;
    position += 1;
  }
  return position;
}

/**
 * Formats a text field at each input by `format`.
 *
 * @param {HTMLInputElement} field
 * @param {(text: string, options: { deleting: boolean }) => string} format
 */
export function formatWhileTyping(field, format) {
  field.addEventListener('input', (event) => {
    // Autofill announces itself by a plain Event, which says nothing of how the text came about.
    const deleting = event instanceof InputEvent && event.inputType.startsWith('delete');
    const typed = { text: field.value, caret: field.selectionStart ?? field.value.length };
    const formatted = format(typed.text, { deleting });
    if (formatted === typed.text) return;
    field.value = formatted;
    const caret = caretAfterFormatting(typed, formatted);
    field.setSelectionRange(caret, caret);
  });
}
