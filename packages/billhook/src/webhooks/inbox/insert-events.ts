// Stores events that were delivered, as many as there are by one statement; those that are here already
// are left alone.
//
// The statement is a plain list of values with text for the payload: measured against arrays and JSON, it
// is what PostgreSQL takes in fastest.
import type { Queryable } from '../../database/database.ts';
import type { NewEvent } from '../parse-event.ts';

const columns = [
  'id',
  'account',
  'type',
  'object_id',
  'created',
  'livemode',
  'api_version',
  'form',
  'source',
  'payload',
] as const;

/** The statements by the number of their rows; only placeholders differ. */
const statements = new Map<number, string>();

/**
 * Stores the events; they are committed when this returns.
 *
 * @returns the ids of those that are new.
 */
export async function insertEvents(
  database: Queryable,
  events: readonly NewEvent[],
): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  // In one order, always, so that two batches with the same events cannot wait for each other.
  const ordered = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const { rows } = await database.query<{ id: string }>(
    statementFor(ordered.length),
    ordered.flatMap(valuesOf),
  );
  return new Set(rows.map(({ id }) => id));
}

function valuesOf(event: NewEvent): unknown[] {
  return [
    event.id,
    event.account,
    event.type,
    event.objectId,
    event.created,
    event.livemode,
    event.apiVersion,
    event.form,
    event.source,
    event.payload,
  ];
}

function statementFor(rows: number): string {
  const known = statements.get(rows);
  if (known !== undefined) return known;
  const places = Array.from({ length: rows }, (_row, row) => {
    const placeholders = columns.map((_column, index) => `$${row * columns.length + index + 1}`);
    return `(${placeholders.join(',')})`;
  });
  const statement = `
    insert into billhook.inbox (${columns.join(', ')}) values ${places.join(',')}
    on conflict (id) do nothing returning id
  `;
  statements.set(rows, statement);
  return statement;
}
