// Writes minor units as a decimal number, by moving the point in the digits. Nothing is divided, because
// a division would make a float of them.

/** `writeDecimal(1999, 2)` is '19.99'; `writeDecimal(-5, 2)` is '-0.05'; `writeDecimal(500, 0)` is '500'. */
export function writeDecimal(minorUnits: number, decimals: number): `${number}` {
  const digits = BigInt(Math.abs(minorUnits))
    .toString()
    .padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const fraction = decimals === 0 ? '' : `.${digits.slice(point)}`;
  // Digits around a point are the text of a number, which the compiler cannot see in slices.
  return `${minorUnits < 0 ? '-' : ''}${digits.slice(0, point)}${fraction}` as `${number}`;
}
