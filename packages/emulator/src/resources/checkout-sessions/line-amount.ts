/**
 * What a quantity at a price comes to. Prices may have fractions of the minor unit
 * (`unit_amount_decimal`), so that this is reckoned in whole numbers of their twelfth decimal.
 */

const decimalsMax = 12;

/** `unitAmount` minor units (a decimal) times `quantity`, rounded half up to whole minor units. */
export function lineAmount(unitAmount: string, quantity: number): number {
  const [whole = '0', fraction = ''] = unitAmount.split('.');
  const scaled = BigInt(whole + fraction.padEnd(decimalsMax, '0').slice(0, decimalsMax));
  const scale = 10n ** BigInt(decimalsMax);
  return Number((scaled * BigInt(quantity) + scale / 2n) / scale);
}
