// Decides what a `number` in the SDK's types is. The types don't tell integers from fractions; names and
// documentation do, so that the rule below reads those and no list of fields has to be kept.
import type { ParameterNode } from '../../../packages/emulator/src/parameters/parameter-tables.ts';

const saysInteger = /\binteger\b|\bin cents\b|smallest currency unit|timestamp/i;
const saysFraction =
  /\bfloat\b|\bdecimal between\b|decimal places|tax rate percent|\bpercentage\b/i;

const placesInWords = new Map([
  ['two', 2],
  ['twelve', 12],
]);

/**
 * The node for a parameter that the SDK types as `number`.
 * A number is an integer, unless its name is a percentage or its documentation speaks of fractions.
 */
export function numberNode(name: string, documentation: string): ParameterNode {
  const isFraction =
    /percent/.test(name) || (saysFraction.test(documentation) && !saysInteger.test(documentation));
  return isFraction ? { number: { decimalPlaces: decimalPlaces(documentation) } } : 'integer';
}

/** How many decimal places the documentation of a parameter allows: "with at most two decimal places". */
export function decimalPlaces(documentation: string): number | null {
  const found = /(?:at most|precision is) (\w+) decimal places/.exec(documentation)?.[1];
  if (found === undefined) return null;
  return placesInWords.get(found) ?? Number.parseInt(found, 10);
}
