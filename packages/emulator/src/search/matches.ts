/** Whether an object is what a query looks for. */
import { invalidRequest, type StripeError } from '../http/stripe-error.ts';
import type { SearchField } from './fields.ts';
import type { Clause, Query } from './query.ts';

type Fields = Readonly<Record<string, SearchField>>;

/** Makes the test of a query; throws Stripe's error for a field that can't be searched so. */
export function matcher(
  { clauses, all }: Query,
  { fields, plural }: { fields: Fields; plural: string },
): (object: object) => boolean {
  const tests = clauses.map((clause) => testOf(clause, fields, plural));
  return (object) =>
    all ? tests.every((test) => test(object)) : tests.some((test) => test(object));
}

function testOf(clause: Clause, fields: Fields, plural: string): (object: object) => boolean {
  const { field: name, key, negated } = clause;
  const field: SearchField | undefined = key === null ? fields[name] : { kind: 'word' };
  if (field === undefined) throw unknownField(name, plural);
  checkOperator(clause, field);
  const path = key === null ? (field.path ?? name).split('.') : ['metadata', key];
  return (object) => holds(clause, valueAt(object, path)) !== negated;
}

function holds({ operator, value: wanted }: Clause, value: unknown): boolean {
  const known = textOf(value);
  if (wanted === null) return known === null;
  if (known === null) return false;
  switch (operator) {
    case ':':
      return known === wanted.toLowerCase();
    case '~':
      return known.includes(wanted.toLowerCase());
    case '>':
      return Number(known) > Number(wanted);
    case '<':
      return Number(known) < Number(wanted);
    case '>=':
      return Number(known) >= Number(wanted);
    case '<=':
      return Number(known) <= Number(wanted);
  }
}

/** A value as it is compared, in lower case; null where nothing is set. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.toLowerCase();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function checkOperator({ field, operator, value }: Clause, { kind }: SearchField): void {
  const comparison = operator !== ':' && operator !== '~';
  if (operator === '~' && kind !== 'text') throw wrongOperator(field, operator);
  if (comparison && (kind !== 'number' || Number.isNaN(Number(value)))) {
    throw wrongOperator(field, operator);
  }
}

/** The value at the end of a path, of whatever type; undefined where the path ends before. */
function valueAt(object: unknown, path: readonly string[]): unknown {
  let value = object;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    // It was just seen to be an object that has this property.
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function unknownField(name: string, plural: string): StripeError {
  return invalidRequest(
    `Field \`${name}\` is an unsupported search field for resource \`${plural}\`. See ` +
      `http://stripe.com/docs/search#query-fields-for-${plural.replaceAll('_', '-')} for a list ` +
      'of supported fields.',
    { param: 'query' },
  );
}

function wrongOperator(name: string, operator: string): StripeError {
  return invalidRequest(`Field \`${name}\` does not support the search operator \`${operator}\`.`, {
    param: 'query',
  });
}
