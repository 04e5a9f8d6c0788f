/** Card numbers: what they are checked by, and what is known them by later. */
import { createHash } from 'node:crypto';

/** The digits of a number that may have been typed with spaces or dashes between them. */
export function digitsOf(number: string): string {
  return number.replaceAll(/[ -]/g, '');
}

/** Whether the last digit is the check digit of those before it (ISO/IEC 7812). */
export function passesLuhn(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false;
  let sum = 0;
  for (const [index, digit] of digits.split('').toReversed().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** The same 16 letters and digits for the same number, by which the number can't be known. */
export function fingerprintOf(digits: string): string {
  const hash = createHash('sha256').update(`card ${digits}`).digest('base64');
  return hash.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 16);
}
