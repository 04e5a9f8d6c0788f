// Writes the state that an event tells into the mirror, in the transaction in which the event's handlers
// will run, so that they find the mirror already there.
//
// Nearly always the state is certainly newer, which one statement finds out and writes. Otherwise the row is
// locked and looked at; if even that cannot tell, nothing is written, and the caller is told to fetch.
import type { Queryable } from '../../database/database.ts';
import { retrievePathOf } from '../fetch/retrieve-path.ts';
import type { ObjectKey } from '../object-key.ts';
import { readHeldState } from './read-held-state.ts';
import { type ReceivedEvent, toldBy } from './received-event.ts';
import { orderStates } from './state-order.ts';
import { toStorableJson } from './storable-json.ts';
import { hasMissingParts } from './write-parts.ts';
import { type EventState, writeStates } from './write-states.ts';

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
  const told = toldBy(event);
  if (told === undefined) return { kind: 'unmirrored' };
  const { key, object } = told;
  const path = options.inDoubt === 'take' ? undefined : retrievePathOf(key.definition, object);
  // A list that was cut short leaves out rows, so it must be read in full, unless it cannot be.
  const complete = path === undefined || !hasMissingParts(key.definition, object);
  const state: EventState = { key, event, object };
  if (complete && (await write(transaction, state, { force: false }))) return { kind: 'applied' };
  const held = await readHeldState(transaction, key, toStorableJson(object));
  const order =
    held === undefined
      ? 'unknown'
      : orderStates(held, toldState(event), key.definition.reusesIds === true);
  if (order === 'older') return { kind: 'stale' };
  if ((order === 'unknown' || !complete) && path !== undefined) {
    return { kind: 'in-doubt', object: { ...key, path } };
  }
  await write(transaction, state, { force: true });
  return { kind: 'applied' };
}

function toldState(event: ReceivedEvent): Parameters<typeof orderStates>[1] {
  return {
    event: event.id,
    eventType: event.type,
    createdMs: event.created * 1_000,
    receivedAtMs: event.receivedAt.getTime(),
  };
}

/** Returns whether the state was written. */
async function write(
  transaction: Queryable,
  state: EventState,
  { force }: { readonly force: boolean },
): Promise<boolean> {
  const { definition } = state.key;
  return (await writeStates(transaction, { definition, states: [state], force })).size === 1;
}
