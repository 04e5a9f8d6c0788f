// Holds the definitions of the mirror's tables against the installed SDK: every type that an event can
// carry must have a table, and every path must be one that the SDK knows.
import { eventObjects } from '../generate/objects/events.ts';
import { type SdkOperation, findOperations } from '../generate/sdk/operations.ts';
import type { Sdk } from '../generate/sdk/open-sdk.ts';
import { allTables, ownTables } from '../../packages/billhook/src/mirror/tables/all-tables.ts';
import type { TableDefinition } from '../../packages/billhook/src/mirror/tables/table-definition.ts';

/** The types of object that events can carry. */
export function carriedObjects(sdk: Sdk): ReadonlySet<string> {
  return new Set(Object.values(eventObjects(sdk)).flat());
}

/** What is wrong with the definitions, in words; nothing when all is well. */
export function problemsOfDefinitions(sdk: Sdk): string[] {
  const reads = new Map(
    findOperations(sdk)
      .filter(({ operation }) => operation.startsWith('GET '))
      .map((one): [string, SdkOperation] => [shapeOf(one.operation.slice(4)), one]),
  );
  const known = new Set(allTables.map(({ object }) => object));
  const missing = [...carriedObjects(sdk)]
    .filter((object) => !known.has(object))
    .map((object) => `${object}: events carry it, but no table holds it`);
  return [...missing, ...ownTables.flatMap((one) => problemsOf(one, reads))];
}

function problemsOf(
  definition: TableDefinition,
  reads: ReadonlyMap<string, SdkOperation>,
): string[] {
  const { object, list } = definition;
  const paths = [
    ...(definition.retrieve ?? []),
    ...(list === undefined ? [] : [list.path, ...(list.others ?? [])]),
    ...(definition.parts ?? []).map(({ path }) => path),
  ];
  const unknown = paths
    .filter((path) => !reads.has(shapeOf(path)))
    .map((path) => `${object}: the SDK knows no GET ${path}`);
  if (list === undefined) return unknown;
  const filter = reads.get(shapeOf(list.path))?.parameters?.getProperty('created') !== undefined;
  const wrong =
    filter === list.byCreated
      ? []
      : [`${object}: byCreated of ${list.path} is ${list.byCreated}, the SDK says ${filter}`];
  return [...unknown, ...wrong];
}

/** A path without the names of its fields and without parameters. */
function shapeOf(path: string): string {
  return path.replace(/\?.*$/, '').replaceAll(/\{\w+\}/g, '{}');
}
