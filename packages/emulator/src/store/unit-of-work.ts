/**
 * What one request (or one due task) does to the store: it reads, changes and announces. Changes
 * are visible to it at once and can all be undone. The events that it announces take their
 * `previous_attributes` from the difference between the object before and after.
 */
import { type Clock, unixSeconds } from '../clock/clock.ts';
import { newEvent, type EventOrigin } from '../events/new-event.ts';
import type { EventType } from '../events/event-type.ts';
import { endpointsFor, newDelivery } from '../events/plan-deliveries.ts';
import type { NewId } from '../ids/ids.ts';
import {
  idPrefixes,
  type StoredType,
  type StoredTypes,
  type StripeObjects,
  type StripeObjectType,
} from '../objects/object-types.ts';
import type { Change } from './change.ts';
import type { Collections } from './collections.ts';
import { storedTypeOf } from './stored-type-of.ts';

/**
 * What a resource does, in the same unit of work, when another one announces an event: a checkout
 * session completes when its payment intent has succeeded.
 */
export type Reaction = (unit: UnitOfWork, objectId: string) => void;

/** Where a unit of work gets time and ids from, and who reacts to what it announces. */
export interface UnitOfWorkSources {
  clock: Clock;
  newId: NewId;
  reactions: ReadonlyMap<EventType, readonly Reaction[]>;
}

export class UnitOfWork {
  /** The time of this unit, in whole Unix seconds: everything it creates bears the same. */
  readonly now: number;
  readonly clock: Clock;
  readonly #collections: Collections;
  readonly #sources: UnitOfWorkSources;
  readonly #changes = new Map<string, Change>();
  /** The object as the last event about it showed it, so that the next one tells what is new. */
  readonly #lastShown = new Map<string, unknown>();
  #origin: EventOrigin = { requestId: null, idempotencyKey: null };

  constructor(collections: Collections, sources: UnitOfWorkSources) {
    this.#collections = collections;
    this.#sources = sources;
    this.clock = sources.clock;
    this.now = unixSeconds(sources.clock);
  }

  /** Says which request the events of this unit come from. */
  setOrigin(origin: EventOrigin): void {
    this.#origin = origin;
  }

  /** A new id for an object of `type`, such as `cus_…`. */
  newId(type: StripeObjectType): string {
    return this.#sources.newId(idPrefixes[type]);
  }

  /** A new id or secret with any other prefix. */
  newIdWithPrefix(prefix: string, length?: number): string {
    return this.#sources.newId(prefix, length);
  }

  get<Type extends StoredType>(type: Type, id: string): StoredTypes[Type] | undefined {
    return this.#collections.of(type).get(id);
  }

  /** The object with this id, which must exist: for references inside the store. */
  mustGet<Type extends StoredType>(type: Type, id: string): StoredTypes[Type] {
    const object = this.get(type, id);
    if (object === undefined) throw new Error(`The store holds no ${type} ${id}`);
    return object;
  }

  /** All objects of a type, newest first. */
  all<Type extends StoredType>(type: Type): readonly StoredTypes[Type][] {
    return this.#collections.of(type).newestFirst();
  }

  insert<Type extends StoredType>(object: StoredTypes[Type]): StoredTypes[Type] {
    this.#put(object);
    return object;
  }

  /** Replaces the top-level fields named in `changes`; gives the new object. */
  update<Type extends StoredType>(
    type: Type,
    id: string,
    changes: Partial<StoredTypes[Type]>,
  ): StoredTypes[Type] {
    const updated = { ...this.mustGet(type, id), ...changes };
    this.#put(updated);
    return updated;
  }

  delete(type: StoredType, id: string): void {
    const before = this.get(type, id);
    if (before === undefined) return;
    this.#remember(type, id, before, null);
    this.#collections.of(type).delete(id);
  }

  /** Announces an event about `object` as it is now; whoever reacts to it does so at once. */
  emit(type: EventType, object: StripeObjects[StripeObjectType]): void {
    const key = changeKey(storedTypeOf(object), object.id);
    const previous = this.#lastShown.has(key)
      ? this.#lastShown.get(key)
      : (this.#changes.get(key)?.before ?? null);
    this.#lastShown.set(key, object);
    const endpoints = endpointsFor(type, this.all('webhook_endpoint'));
    const event = newEvent({
      id: this.newId('event'),
      type,
      object,
      previous: tellsWhatChanged(type) ? previous : null,
      created: this.now,
      origin: this.#origin,
      pendingWebhooks: endpoints.length,
    });
    this.insert<'event'>(event);
    for (const endpoint of endpoints) {
      const id = this.newIdWithPrefix('delivery');
      const nowMs = this.clock.nowMs();
      this.insert<'_delivery'>(newDelivery({ id, event: event.id, endpoint: endpoint.id, nowMs }));
    }
    for (const react of this.#sources.reactions.get(type) ?? []) react(this, object.id);
  }

  /** What was changed so far, in order of first change. */
  changes(): Change[] {
    return [...this.#changes.values()];
  }

  /** Takes back everything that was changed. */
  undo(): void {
    for (const { type, id, before, after } of this.changes().toReversed()) {
      const collection = this.#collections.of(type);
      if (before === null) collection.delete(id);
      else if (after === null) collection.putBack(before);
      else collection.put(before);
    }
  }

  #put(object: StoredTypes[StoredType]): void {
    const type = storedTypeOf(object);
    const collection = this.#collections.of(type);
    this.#remember(type, object.id, collection.get(object.id) ?? null, object);
    collection.put(object);
  }

  #remember(
    type: StoredType,
    id: string,
    before: StoredTypes[StoredType] | null,
    after: StoredTypes[StoredType] | null,
  ): void {
    const key = changeKey(type, id);
    const known = this.#changes.get(key);
    if (known === undefined) this.#changes.set(key, { type, id, before, after });
    else known.after = after;
  }
}

/** Besides updates, Stripe says what changed of these: whose a payment method was, what was given back. */
const alsoTelling: ReadonlySet<string> = new Set(['charge.refunded', 'payment_method.detached']);

function tellsWhatChanged(type: EventType): boolean {
  return type.endsWith('.updated') || alsoTelling.has(type);
}

function changeKey(type: StoredType, id: string): string {
  return `${type} ${id}`;
}
