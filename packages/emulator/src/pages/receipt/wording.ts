/** The words of a receipt. */

const brandNames: ReadonlyMap<string, string> = new Map([
  ['amex', 'American Express'],
  ['diners', 'Diners Club'],
  ['discover', 'Discover'],
  ['jcb', 'JCB'],
  ['mastercard', 'Mastercard'],
  ['unionpay', 'UnionPay'],
  ['visa', 'Visa'],
]);

/** A brand as its owner writes it; `Card` for one that isn't known. */
export function brandName(brand: string): string {
  return brandNames.get(brand) ?? 'Card';
}

/** A time in Unix seconds as a day: `November 23, 2026`, by UTC like all days of the emulator. */
export function dayText(unixSeconds: number): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(unixSeconds * 1000),
  );
}

/** What is to be said of a refund beside its amount; null when it simply went through. */
export function refundText(status: string): string | null {
  if (status === 'succeeded') return null;
  return status === 'pending' ? '(on its way)' : `(${status})`;
}
