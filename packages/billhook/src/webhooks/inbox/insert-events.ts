// Stores events that were delivered, as many as there are by one statement; those that are here already
// are left alone.
//
// The statement is a plain list of values with text for the payload: measured against arrays and JSON, it
// is what PostgreSQL takes in fastest. There is one for each of a few numbers of rows, so that they can be prepared;
// rows that are left over are empty.
import type { Queryable } from '../../database/database.ts';
import { prepared, type PreparedStatement } from '../../database/prepared-statements.ts';
import type { NewEvent } from '../parse-event.ts';

/** What is stored of an event, and as what. */
const columns = {
  id: 'text',
  account: 'text',
  type: 'text',
  object_id: 'text',
  created: 'bigint',
  livemode: 'boolean',
  api_version: 'text',
  form: 'text',
  source: 'text',
  payload: 'text',
} as const;

const names = Object.keys(columns).join(', ');
const types = Object.values(columns);

/** The numbers of rows for which there are statements. */
const sizes = [1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128];

/** The statements by the number of their rows. */
const statements = new Map<number, PreparedStatement>();

/**
 * Stores the events; they are committed when this returns.
 *
 * @param timeoutMs how long to wait for it, in milliseconds. What becomes of the events is not known then.
 * @returns the ids of those that are new.
 */
export async function insertEvents(
  database: Queryable,
  events: readonly NewEvent[],
  timeoutMs?: number,
): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  // In one order, always, so that two batches with the same events cannot wait for each other.
  const ordered = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const size = sizes.find((rows) => rows >= ordered.length) ?? ordered.length;
  const values = ordered.flatMap(valuesOf);
  const empty = Array.from({ length: size * types.length - values.length }, () => null);
  const { rows } = await database.query<{ id: string }>({ ...statementFor(size), timeoutMs }, [
    ...values,
    ...empty,
  ]);
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

function statementFor(rows: number): PreparedStatement {
  const known = statements.get(rows);
  if (known !== undefined) return known;
  const places = Array.from({ length: rows }, (_row, row) => {
    const placeholders = types.map((type, index) => `$${row * types.length + index + 1}::${type}`);
    return `(${placeholders.join(',')})`;
  });
  const statement = prepared(`
    insert into billhook.inbox (${names})
    select * from (values ${places.join(',')}) as event (${names}) where id is not null
    on conflict (id) do nothing returning id
  `);
  statements.set(rows, statement);
  return statement;
}
