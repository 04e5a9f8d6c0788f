// The limit of what the database allows: what the inbox stores of an event goes into a bare table with a
// primary key, in batches, with nothing in between. No HTTP, no signature, no claims, no second index.
import pg from 'pg';

import { createEvents } from '../events/signed-events.ts';
import type { InsertPlan, InsertResult } from '../../shared/processes/messages.ts';
import { serveMessages } from '../../shared/processes/serve-messages.ts';

const batchEvents = 100;
const connections = 2;
const columns = 8;

const pool = new pg.Pool({ connectionString: process.argv[2] ?? '', max: connections });
await pool.query(`
  drop table if exists bare_inbox;
  create table bare_inbox (
    id text primary key,
    sequence bigint generated always as identity,
    account text,
    type text not null,
    object_id text,
    created bigint not null,
    livemode boolean not null,
    api_version text,
    payload text not null
  );
`);
await chooseStorage();

/** lz4 costs next to nothing; where the server was built without it, not compressing at all is fastest. */
async function chooseStorage(): Promise<void> {
  try {
    await pool.query('alter table bare_inbox alter column payload set compression lz4');
  } catch {
    await pool.query('alter table bare_inbox alter column payload set storage external');
  }
}

async function insert(plan: InsertPlan): Promise<InsertResult> {
  const rows = createEvents(plan.events).map(valuesOf);
  const batches = Array.from({ length: Math.ceil(rows.length / batchEvents) }, (_batch, index) =>
    rows.slice(index * batchEvents, (index + 1) * batchEvents),
  );
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
        await pool.query(statementFor(batch.length), batch.flat());
      }
    }),
  );
  return { kind: 'inserted', events: rows.length, elapsedMs: performance.now() - startedAt };
}

function valuesOf(payload: string): unknown[] {
  // The envelope of an event that this benchmark has made itself.
  const event = JSON.parse(payload) as {
    id: string;
    type: string;
    created: number;
    livemode: boolean;
    api_version: string;
    data: { object: { id: string } };
  };
  const { id, type, created, livemode, api_version: version, data } = event;
  return [id, null, type, data.object.id, created, livemode, version, payload];
}

function statementFor(rows: number): string {
  const places = Array.from({ length: rows }, (_row, row) => {
    const row0 = row * columns;
    return `(${Array.from({ length: columns }, (_column, index) => `$${row0 + index + 1}`).join(',')})`;
  });
  return `
    insert into bare_inbox (id, account, type, object_id, created, livemode, api_version, payload)
    values ${places.join(',')} on conflict (id) do nothing returning id
  `;
}

serveMessages(0, {
  answer: async (request) => (request.kind === 'insert' ? insert(request) : undefined),
  stop: async () => pool.end(),
});
