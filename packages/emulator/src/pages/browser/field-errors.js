// Shows what is wrong with a field beside the field, to the eye and to a screen reader.

/** @typedef {import('./error-target.js').FieldName} FieldName */

/** The fields in the order in which they stand on the page. @type {readonly FieldName[]} */
export const fieldNames = ['email', 'number', 'expiry', 'cvc', 'name', 'country', 'postal-code'];

/**
 * The field of this name; null when the page does not ask for it.
 *
 * @param {FieldName} name
 * @returns {HTMLInputElement | HTMLSelectElement | null}
 */
export function fieldNamed(name) {
  const field = document.querySelector(`#${name}`);
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field : null;
}

/**
 * Shows a problem beside a field, or takes it away.
 *
 * @param {FieldName} name
 * @param {string | null} problem
 */
export function showFieldProblem(name, problem) {
  const field = fieldNamed(name);
  const note = document.querySelector(`#${name}-error`);
  if (field === null || note === null) return;
  // The note is described to the field and is a live region, so both must only change when it does.
  if (note.textContent !== (problem ?? '')) note.textContent = problem ?? '';
  if (problem === null) field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
}

/**
 * Shows all problems and brings the person to the first one; true when there is none.
 *
 * @param {ReadonlyMap<FieldName, string | null>} problems
 */
export function showFieldProblems(problems) {
  for (const name of fieldNames) showFieldProblem(name, problems.get(name) ?? null);
  const first = fieldNames.find((name) => (problems.get(name) ?? null) !== null);
  if (first === undefined) return true;
  fieldNamed(first)?.focus();
  return false;
}
