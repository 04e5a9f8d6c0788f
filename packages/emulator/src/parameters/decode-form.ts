// Takes form-encoded parameters apart: `items[0][price]=price_1&metadata[order]=7&expand[]=customer`.
//
// This is not left to the `qs` library, which drops what it finds odd without a word (keys of Object.prototype, what is
// deeper than its limit or beyond its count). Here nothing is dropped: what cannot be taken apart stays under its name as
// it was written, and since no operation takes a parameter of such a name, the check of the parameters refuses it.
import { emptyRawParameters, type RawParameters } from './raw-parameters.ts';

/** Far more than any of Stripe's operations can use. */
const fieldCountMax = 5_000;
const depthMax = 20;

/**
 * Raw parameters have no prototype that this name could reach, but what is made of them later may. Other names of
 * JavaScript, such as `constructor`, are harmless and may stand in metadata.
 */
const forbiddenKey = '__proto__';

/**
 * Decodes form-encoded parameters: a request's body, or its query without the question mark.
 * Of a parameter that is sent twice, the last one counts; `a[]` appends to a list. Never throws.
 * See https://docs.stripe.com/api for the encoding.
 */
export function decodeForm(body: string): RawParameters {
  const parameters = emptyRawParameters();
  let fieldCount = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    fieldCount += 1;
    const way = fieldCount > fieldCountMax ? undefined : splitName(name);
    if (way === undefined || !setAt(parameters, way, value)) parameters[name] = value;
  }
  return parameters;
}

/** Sets a value where its way leads; false when the way leads through a value that was sent before. */
function setAt(parameters: RawParameters, way: readonly string[], value: string): boolean {
  let place = parameters;
  for (const [index, key] of way.entries()) {
    const next = way[index + 1];
    const keyHere = key === '' ? appendKey(place, next) : key;
    if (next === undefined) {
      place[keyHere] = value;
      return true;
    }
    const below = place[keyHere] ?? emptyRawParameters();
    if (typeof below === 'string') return false;
    place[keyHere] = below;
    place = below;
  }
  return true;
}

/**
 * `a[b][]` is `['a', 'b', '']`. Undefined for what is no name of a parameter: brackets that are not in pairs, nothing in
 * front of them, more of them than Stripe ever nests, a forbidden key.
 */
function splitName(name: string): string[] | undefined {
  const open = name.indexOf('[');
  const first = open === -1 ? name : name.slice(0, open);
  const rest = open === -1 ? '' : name.slice(open);
  if (first === '' || first.includes(']') || !/^(?:\[[^[\]]*\])*$/.test(rest)) return undefined;
  const way = rest === '' ? [first] : [first, ...rest.slice(1, -1).split('][')];
  return way.length > depthMax || way.includes(forbiddenKey) ? undefined : way;
}

/**
 * The index that `[]` stands for. `a[][x]=1&a[][y]=2` fills one entry and begins another only when a key comes
 * again, as Rack does, the Ruby library that this way of encoding comes from.
 */
function appendKey(list: RawParameters, next: string | undefined): string {
  const count = Object.keys(list).length;
  const last = list[count - 1];
  const fillsLast =
    next !== undefined && next !== '' && typeof last === 'object' && !(next in last);
  return String(fillsLast ? count - 1 : count);
}
