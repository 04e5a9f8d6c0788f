// Writes states that events tell, any number of one type by one statement. Planning an upsert into a table with
// many computed columns takes longer than carrying it out, so that twenty rows cost little more than one.
import type { Queryable } from '../../database/database.ts';
import { prepared } from '../../database/prepared-statements.ts';
import type { ObjectKey } from '../object-key.ts';
import type { StripeObject } from '../stripe-object.ts';
import type { TableDefinition } from '../tables/table-definition.ts';
import type { ReceivedEvent } from './received-event.ts';
import { isDeletion } from './state-order.ts';
import { toStorableJson } from './storable-json.ts';
import { writeParts } from './write-parts.ts';

/** The state of an object that an event tells. */
export interface EventState {
  readonly key: ObjectKey;
  readonly event: ReceivedEvent;
  readonly object: StripeObject;
}

export interface WriteStates {
  readonly definition: TableDefinition;
  /** Of this table, and no row of it twice. */
  readonly states: readonly EventState[];
  /** Whether to write without a look at what is held. */
  readonly force: boolean;
}

/**
 * Writes the states in the order in which they come, and the parts of the objects that were written.
 *
 * @returns the events whose states were written. Without force these are the ones that `orderStates` calls `newer`
 *   for a reason of time alone; of the others nothing is known yet.
 */
export async function writeStates(
  transaction: Queryable,
  { definition, states, force }: WriteStates,
): Promise<ReadonlySet<string>> {
  // A row that was fetched before the first of them arrived was fetched before each of them did.
  const receivedAtMs = Math.min(...states.map(({ event }) => event.receivedAt.getTime()));
  const { rows } = await transaction.query<{ event: string }>(
    prepared(writeSql(definition.table)),
    [toStorableJson(states.map(rowOf)), receivedAtMs / 1_000, force],
  );
  const written = new Set(rows.map(({ event }) => event));
  await writePartsOf(
    transaction,
    definition,
    states.filter(({ event }) => written.has(event.id)),
  );
  return written;
}

function rowOf({ key, event, object }: EventState): object {
  return {
    id: key.id,
    account: key.account,
    livemode: key.livemode,
    object,
    deletedAt: isDeletion(event.type) ? event.created : null,
    created: event.created,
    event: event.id,
    type: event.type,
  };
}

/** The table's name comes from its definition, never from outside. */
function writeSql(table: string): string {
  return `
    insert into stripe.${table} as held (
      id, _account, livemode, object, deleted_at, _as_of, _as_of_until, _event, _event_type, _changed_at
    )
    select told ->> 'id', told ->> 'account', (told ->> 'livemode')::boolean, told -> 'object',
      to_timestamp((told ->> 'deletedAt')::float8), to_timestamp((told ->> 'created')::float8),
      to_timestamp((told ->> 'created')::float8 + 1), told ->> 'event', told ->> 'type', clock_timestamp()
    from jsonb_array_elements($1::jsonb) told
    on conflict (id, _account, livemode) do update set
      object = excluded.object,
      deleted_at = excluded.deleted_at,
      _as_of = greatest(held._as_of, excluded._as_of),
      _as_of_until = greatest(held._as_of_until, excluded._as_of_until),
      _event = excluded._event,
      _event_type = excluded._event_type,
      _changed_at = excluded._changed_at
    where $3 or (
      held._as_of_until <= excluded._as_of
      and held.deleted_at is null
      and (held._fetched_at is null or held._fetched_at <= to_timestamp($2::float8))
    )
    returning _event as event
  `;
}

/** What is part of a deleted object is gone with it. */
async function writePartsOf(
  transaction: Queryable,
  definition: TableDefinition,
  states: readonly EventState[],
): Promise<void> {
  if (definition.parts === undefined) return;
  const owners = new Map(states.map(({ key }) => [`${key.account} ${key.livemode}`, key]));
  for (const { account, livemode } of owners.values()) {
    const objects = states
      .filter(({ key }) => key.account === account && key.livemode === livemode)
      .map(({ key, event, object }) => ({
        id: key.id,
        object: isDeletion(event.type) ? null : object,
      }));
    await writeParts(transaction, { definition, account, livemode, objects });
  }
}
