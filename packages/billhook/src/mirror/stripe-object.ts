// One of Stripe's objects as the mirror handles it: any JSON object that names its type. Which fields it
// has is known to the tables' definitions and to the reader, not here.

export type JsonObject = Readonly<Record<string, unknown>>;

export interface StripeObject extends JsonObject {
  readonly object: string;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isStripeObject(value: unknown): value is StripeObject {
  return isJsonObject(value) && typeof value['object'] === 'string';
}

/** What stands at a path such as `items.data.0.price`; undefined where there is nothing. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((current, step) => {
    if (typeof current !== 'object' || current === null) return undefined;
    return Object.hasOwn(current, step) ? Reflect.get(current, step) : undefined;
  }, value);
}

/** The id at a path, also where the object itself stands there in the place of its id. */
export function idAt(value: unknown, path: string): string | undefined {
  const found = valueAt(value, path);
  const id = isJsonObject(found) ? found['id'] : found;
  if (typeof id === 'number') return `${id}`;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** The entries of a list inside an object, and whether Stripe has left some out. */
export interface EmbeddedList {
  readonly entries: readonly JsonObject[];
  readonly complete: boolean;
}

/** Reads the list in a field; undefined when the object came without it. */
export function embeddedList(object: JsonObject, field: string): EmbeddedList | undefined {
  const list = object[field];
  if (!isJsonObject(list) || !Array.isArray(list['data'])) return undefined;
  // TypeScript makes `any[]` of an array that was checked; its entries are checked one by one.
  const data: readonly unknown[] = list['data'];
  return { entries: data.filter(isJsonObject), complete: list['has_more'] !== true };
}
