// How the element looks: what the page has said of it becomes custom properties and rules of a style
// sheet. Values are set one by one and selectors are held against a form, so that nothing that a
// page passes can reach further than the look of a field.
// https://docs.stripe.com/elements/appearance-api

/** @typedef {import('@stripe/stripe-js').Appearance} Appearance */
/** @typedef {import('@stripe/stripe-js').StripeElementStyle} StripeElementStyle */

/** `.Input`, `.Input--invalid:focus`, `.Input::placeholder`; several with commas. */
const selector = /^\.[A-Z]\w*(?:--\w+)?(?::{1,2}[a-z-]+)*$/;

/** Older names of variables, by what they are called now. @type {ReadonlyMap<string, string>} */
const newNames = new Map([
  ['spacingGridRow', 'gridRowSpacing'],
  ['spacingGridColumn', 'gridColumnSpacing'],
  ['colorIcon', 'iconColor'],
]);

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

/**
 * Dresses the fields; what was said before no longer counts.
 *
 * @param {Appearance} appearance Of all elements of a group.
 * @param {StripeElementStyle} style Of a card's single fields, which have no appearance.
 */
export function dress({ theme = 'stripe', variables = {}, rules = {} }, style) {
  const root = document.documentElement;
  root.dataset['theme'] = theme;
  root.removeAttribute('style');
  for (const [name, value] of Object.entries(variables)) {
    if (/^[a-z]\w*$/i.test(name)) root.style.setProperty(`--${newNames.get(name) ?? name}`, value);
  }
  sheet.replaceSync('');
  for (const [selectors, declarations] of Object.entries(rules)) {
    const all = selectors.split(',').map((one) => one.trim());
    if (all.every((one) => selector.test(one))) addRule(all.join(', '), declarations);
  }
  for (const [state, where] of styleStates) addStyle(where, style[state] ?? {});
}

/** Where a variant of a style holds. @type {readonly [keyof StripeElementStyle, string][]} */
const styleStates = [
  ['base', '.line .Input'],
  ['empty', 'body[data-empty] .line .Input'],
  ['complete', 'body[data-complete] .line .Input'],
  ['invalid', '.line .Input[aria-invalid]'],
];

/**
 * @param {string} where
 * @param {object} variant Declarations, and more of them under the names of pseudo-classes.
 */
function addStyle(where, variant) {
  /** @type {Record<string, string>} */
  const declarations = {};
  for (const [name, value] of Object.entries(variant)) {
    if (/^:{1,2}[a-z-]+$/.test(name)) addRule(where + name, value);
    else declarations[name] = String(value);
  }
  addRule(where, declarations);
}

/**
 * @param {string} where
 * @param {Readonly<Record<string, string>>} declarations By their names in scripts: `fontSize`.
 */
function addRule(where, declarations) {
  const rule = sheet.cssRules[sheet.insertRule(`${where} {}`, sheet.cssRules.length)];
  if (!(rule instanceof CSSStyleRule)) return;
  for (const [name, value] of Object.entries(declarations)) {
    rule.style.setProperty(cssNames.get(name) ?? cssName(name), value);
  }
}

/** Where the name in scripts isn't that of the style sheet. @type {ReadonlyMap<string, string>} */
const cssNames = new Map([
  ['iconColor', '--iconColor'],
  ['fontSmoothing', '-webkit-font-smoothing'],
]);

/** @param {string} name */
function cssName(name) {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
