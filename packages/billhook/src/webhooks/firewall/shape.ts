// Small tools to rewrite JSON objects of whose fields nothing is certain.

/** An object of another API version, of which only the fields that have changed are known. */
export type Shape = Readonly<Record<string, unknown>>;

export function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy without these fields. */
export function without(shape: Shape, ...fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(shape).filter(([field]) => !fields.includes(field)));
}

/** The entries of an array that are objects; none when it is no array. */
export function shapesIn(value: unknown): Shape[] {
  return Array.isArray(value) ? value.filter(isShape) : [];
}

/** Changes the entries of the list of Stripe's that stands in a field; leaves all else as it is. */
export function withList(shape: Shape, field: string, change: (entry: Shape) => Shape): Shape {
  const list = shape[field];
  if (!isShape(list)) return shape;
  return { ...shape, [field]: { ...list, data: shapesIn(list['data']).map(change) } };
}

/** The id of what stands there, be it an id or an object; undefined when nothing does. */
export function idOf(value: unknown): string | undefined {
  const id = isShape(value) ? value['id'] : value;
  return typeof id === 'string' ? id : undefined;
}
