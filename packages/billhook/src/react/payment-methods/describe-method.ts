// A payment method in words. Pure.
import type { FormTexts } from '../texts/texts.ts';
import type { ListedMethod } from './listed-method.ts';

/** Names that are not their code in capitals. https://docs.stripe.com/api/payment_methods/object */
const names: ReadonlyMap<string, string> = new Map([
  ['amex', 'American Express'],
  ['cartes_bancaires', 'Cartes Bancaires'],
  ['diners', 'Diners Club'],
  ['eftpos_au', 'eftpos'],
  ['jcb', 'JCB'],
  ['paypal', 'PayPal'],
  ['sepa_debit', 'SEPA'],
  ['unionpay', 'UnionPay'],
  ['us_bank_account', 'Bank account'],
]);

/** Such as 'Visa ending in 4242'. */
export function nameOf({ type, brand, last4 }: ListedMethod, texts: FormTexts): string {
  const name = capitalized(brand ?? type);
  return last4 === null ? name : texts.endingIn.replace('{brand}', name).replace('{last4}', last4);
}

/** When it expires or did, such as 'Expires 12/34'; null for what never does. */
export function expiryOf({ expiry }: ListedMethod, texts: FormTexts, now: Date): string | null {
  if (expiry === null) return null;
  const date = `${String(expiry.month).padStart(2, '0')}/${String(expiry.year).slice(-2)}`;
  return (isOver(expiry, now) ? texts.expired : texts.expires).replace('{date}', date);
}

/** A card is good until the last day of its month. */
function isOver({ month, year }: { month: number; year: number }, now: Date): boolean {
  return now.getFullYear() * 12 + now.getMonth() + 1 > year * 12 + month;
}

function capitalized(code: string): string {
  const known = names.get(code);
  if (known !== undefined) return known;
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
