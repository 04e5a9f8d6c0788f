// Takes an object apart that came with others expanded in it: each becomes an object of its own, and its id
// stands where it stood, as if nothing had been expanded.
import {
  isJsonObject,
  isStripeObject,
  type JsonObject,
  type StripeObject,
  valueAt,
} from './stripe-object.ts';

/**
 * Returns the expanded objects and, last, the object itself.
 *
 * @param paths what was expanded: `payment_intent.latest_charge`.
 */
export function splitExpanded(object: StripeObject, paths: readonly string[]): StripeObject[] {
  const found: StripeObject[] = [];
  let rest = object;
  // The innermost first, so that what holds them is found with their ids in their place.
  const innermostFirst = paths.toSorted((a, b) => depthOf(b) - depthOf(a));
  for (const path of innermostFirst) {
    const inner = valueAt(rest, path);
    if (!isStripeObject(inner) || typeof inner['id'] !== 'string') continue;
    found.push(inner);
    rest = { ...replaceAt(rest, path.split('.'), inner['id']), object: rest.object };
  }
  return [...found, rest];
}

function depthOf(path: string): number {
  return path.split('.').length;
}

function replaceAt(
  object: JsonObject,
  [step, ...further]: readonly string[],
  id: string,
): JsonObject {
  if (step === undefined) return object;
  const inner = object[step];
  if (further.length === 0 || !isJsonObject(inner)) return { ...object, [step]: id };
  return { ...object, [step]: replaceAt(inner, further, id) };
}
