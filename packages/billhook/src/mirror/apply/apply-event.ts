// Writes the state that an event tells into the mirror, in the transaction in which the event's handlers
// will run, so that they find the mirror already there.
//
// Nearly always the state is certainly newer, which one statement finds out and writes. Otherwise the row is
// locked and looked at; if even that cannot tell, nothing is written, and the caller is told to fetch.
import type { Queryable } from '../../database/database.ts';
import { type ObjectKey, rowAccountOf, rowIdOf } from '../object-key.ts';
import { isStripeObject, type StripeObject } from '../stripe-object.ts';
import { isPartTable, tableOf } from '../tables/all-tables.ts';
import { retrievePathOf } from '../fetch/retrieve-path.ts';
import { isDeletion, orderStates } from './state-order.ts';
import { readHeldState } from './read-held-state.ts';
import { toStorableJson } from './storable-json.ts';
import { hasMissingParts, writePartsOf } from './write-parts.ts';

/** An event of the inbox, as far as the mirror looks at it. */
export interface ReceivedEvent {
  readonly id: string;
  readonly type: string;
  /** The connected account that it is about; null for the key's own. */
  readonly account: string | null;
  readonly livemode: boolean;
  /** Stripe's time of the event, in Unix seconds. */
  readonly created: number;
  /** When it was stored, by the database's clock: `received_at` of the inbox. */
  readonly receivedAt: Date;
  /** The object as the event carries it: `event.data.object`. */
  readonly object: unknown;
}

/** An object whose present state only Stripe can tell. */
export interface DoubtfulObject extends ObjectKey {
  /** Where it is read. */
  readonly path: string;
}

export type ApplyOutcome =
  | { readonly kind: 'applied' }
  /** The mirror holds a newer state. */
  | { readonly kind: 'stale' }
  /** Nothing to mirror: the type is unknown, or the object is a preview without an id. */
  | { readonly kind: 'unmirrored' }
  /** Nothing was written: roll back, call `refresh` with the object, then begin again. */
  | { readonly kind: 'in-doubt'; readonly object: DoubtfulObject };

export interface ApplyOptions {
  /**
   * What to do when the states cannot be ordered: `ask` to be told so, or `take` the event's, for an
   * object that cannot be read from Stripe. Default: `ask`.
   */
  readonly inDoubt?: 'ask' | 'take';
}

/** Applies one event. The transaction must be rolled back when the outcome is `in-doubt`. */
export async function applyEvent(
  transaction: Queryable,
  event: ReceivedEvent,
  options: ApplyOptions = {},
): Promise<ApplyOutcome> {
  const { object } = event;
  const key = keyOf(event);
  if (key === undefined || !isStripeObject(object)) return { kind: 'unmirrored' };
  const path = options.inDoubt === 'take' ? undefined : retrievePathOf(key.definition, object);
  // A list that was cut short leaves out rows, so it must be read in full, unless it cannot be.
  const complete = path === undefined || !hasMissingParts(key.definition, object);
  const json = toStorableJson(object);
  if (complete && (await write(transaction, { key, event, json, force: false }))) {
    await writePartsAfter(transaction, key, event, object);
    return { kind: 'applied' };
  }
  const held = await readHeldState(transaction, key, json);
  const order =
    held === undefined
      ? 'unknown'
      : orderStates(held, toldState(event), key.definition.reusesIds === true);
  if (order === 'older') return { kind: 'stale' };
  if ((order === 'unknown' || !complete) && path !== undefined) {
    return { kind: 'in-doubt', object: { ...key, path } };
  }
  await write(transaction, { key, event, json, force: true });
  await writePartsAfter(transaction, key, event, object);
  return { kind: 'applied' };
}

function keyOf(event: ReceivedEvent): ObjectKey | undefined {
  if (!isStripeObject(event.object)) return undefined;
  const definition = tableOf(event.object.object);
  if (definition === undefined || isPartTable(definition)) return undefined;
  const id = rowIdOf(definition, event.object);
  if (id === undefined) return undefined;
  const account = rowAccountOf(definition, event.account);
  return { definition, id, account, livemode: event.livemode };
}

function toldState(event: ReceivedEvent): Parameters<typeof orderStates>[1] {
  return {
    event: event.id,
    eventType: event.type,
    createdMs: event.created * 1_000,
    receivedAtMs: event.receivedAt.getTime(),
  };
}

async function writePartsAfter(
  transaction: Queryable,
  key: ObjectKey,
  event: ReceivedEvent,
  object: StripeObject,
): Promise<void> {
  await writePartsOf(transaction, key, isDeletion(event.type) ? null : object);
}

interface Write {
  readonly key: ObjectKey;
  readonly event: ReceivedEvent;
  readonly json: string;
  /** Whether to write without a look at what is held. */
  readonly force: boolean;
}

/** Returns whether the state was written. */
async function write(transaction: Queryable, { key, event, json, force }: Write): Promise<boolean> {
  const { rowCount } = await transaction.query(writeSql(key.definition.table), [
    key.id,
    key.account,
    key.livemode,
    json,
    isDeletion(event.type) ? event.created : null,
    event.created,
    event.id,
    event.type,
    event.receivedAt.getTime() / 1_000,
    force,
  ]);
  return rowCount === 1;
}

/** Without force, writes only where `orderStates` says `newer` for a reason of time alone. */
function writeSql(table: string): string {
  return `
    insert into stripe.${table} as held (
      id, _account, livemode, object, deleted_at, _as_of, _as_of_until, _event, _event_type, _changed_at
    ) values (
      $1, $2, $3, $4, to_timestamp($5::float8), to_timestamp($6::float8), to_timestamp($6::float8 + 1),
      $7, $8, clock_timestamp()
    )
    on conflict (id, _account, livemode) do update set
      object = excluded.object,
      deleted_at = excluded.deleted_at,
      _as_of = greatest(held._as_of, excluded._as_of),
      _as_of_until = greatest(held._as_of_until, excluded._as_of_until),
      _event = excluded._event,
      _event_type = excluded._event_type,
      _changed_at = excluded._changed_at
    where $10 or (
      held._as_of_until <= excluded._as_of
      and held.deleted_at is null
      and (held._fetched_at is null or held._fetched_at <= to_timestamp($9::float8))
    )
  `;
}
