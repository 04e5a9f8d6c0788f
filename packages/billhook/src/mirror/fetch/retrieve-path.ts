// Where the present state of an object is read at Stripe.
import { idAt, type JsonObject } from '../stripe-object.ts';
import type { TableDefinition } from '../tables/table-definition.ts';

/** The path; undefined for an object that Stripe lets nobody read. */
export function retrievePathOf(
  definition: TableDefinition,
  object: JsonObject,
): string | undefined {
  for (const template of definition.retrieve ?? []) {
    const path = fillPath(template, object);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Puts the object's ids in the place of `{field}`; undefined when it lacks one of them. */
export function fillPath(template: string, object: JsonObject): string | undefined {
  let complete = true;
  const path = template.replaceAll(/\{(\w+)\}/g, (_whole, field: string) => {
    const id = idAt(object, field);
    complete &&= id !== undefined;
    return encodeURIComponent(id ?? '');
  });
  return complete ? path : undefined;
}

/** Adds parameters to a path that may have some already. */
export function withParameters(path: string, parameters: Readonly<Record<string, string>>): string {
  const added = new URLSearchParams(parameters).toString();
  if (added === '') return path;
  return `${path}${path.includes('?') ? '&' : '?'}${added}`;
}
