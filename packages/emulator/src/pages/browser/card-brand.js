// Which network a card belongs to, told from the first digits of its number while it is typed, and
// what follows from that: how its digits are grouped, how many there are, how long its CVC is.

/**
 * @typedef {object} CardBrand
 * @property {string} id The brand as the payment method will carry it.
 * @property {string} name The brand as people write it.
 * @property {readonly number[]} lengths How many digits a number may have, in rising order.
 * @property {readonly number[]} groups How many digits stand together; the last one repeats.
 * @property {number} cvcLength How many digits the CVC has.
 */

/** @type {readonly number[]} */
const inFours = [4];

/** @type {readonly { prefix: RegExp, brand: CardBrand }[]} */
const brands = [
  { prefix: /^4/, brand: brand('visa', 'Visa') },
  {
    prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    brand: brand('mastercard', 'Mastercard'),
  },
  {
    prefix: /^3[47]/,
    brand: brand('amex', 'American Express', { lengths: [15], groups: [4, 6, 5], cvcLength: 4 }),
  },
  {
    prefix: /^(?:6011|64[4-9]|65)/,
    brand: brand('discover', 'Discover'),
  },
  {
    prefix: /^(?:30[0-5]|309|36|3[89])/,
    brand: brand('diners', 'Diners Club', { lengths: [14, 16] }),
  },
  { prefix: /^35(?:2[89]|[3-8])/, brand: brand('jcb', 'JCB') },
  {
    prefix: /^(?:62|81)/,
    brand: brand('unionpay', 'UnionPay', { lengths: [16, 17, 18, 19] }),
  },
];

/** What is assumed until the first digits tell more. */
export const unknownBrand = brand('unknown', 'Card', { lengths: [12, 13, 14, 15, 16, 17, 18, 19] });

/**
 * The brand of a number, complete or not.
 *
 * @param {string} digits
 * @returns {CardBrand}
 */
export function brandOf(digits) {
  return brands.find(({ prefix }) => prefix.test(digits))?.brand ?? unknownBrand;
}

/**
 * @param {string} id
 * @param {string} name
 * @param {{ lengths?: number[], groups?: readonly number[], cvcLength?: number }} [details]
 * @returns {CardBrand}
 */
function brand(id, name, { lengths = [16], groups = inFours, cvcLength = 3 } = {}) {
  return { id, name, lengths, groups, cvcLength };
}
