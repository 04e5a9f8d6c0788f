// The mirror as an app and the worker meet it: typed reads for the one, events and doubts for the other.
import type Stripe from 'stripe';

import type { Clock } from '../clock/clock.ts';
import type { Database, Queryable } from '../database/database.ts';
import { MirrorFilterError } from '../errors/mirror-filter-error.ts';
import type { Logger } from '../logging/logger.ts';
import type { NewId } from '../randomness/random.ts';
import {
  applyEvent,
  type ApplyOptions,
  type ApplyOutcome,
  type DoubtfulObject,
} from './apply/apply-event.ts';
import { applyEvents } from './apply/apply-events.ts';
import type { ReceivedEvent } from './apply/received-event.ts';
import { readList } from './backfill/read-list.ts';
import { type BackfillOptions, type BackfillReport, runBackfill } from './backfill/run-backfill.ts';
import { completeCheckout } from './complete-checkout.ts';
import {
  createReadLimiter,
  defaultReadsPerSecond,
  type ReadLimiter,
} from './fetch/read-limiter.ts';
import { refreshObject, type RefreshOutcome } from './fetch/refresh-object.ts';
import { createStripeReader } from './fetch/stripe-reader.ts';
import type { MirrorColumns } from './generated/mirror-columns.ts';
import type { MirroredObject, MirroredType } from './mirrored-object.ts';
import { getObject } from './read/get-object.ts';
import { listObjects, type ListQuery } from './read/list-objects.ts';
import type { JsonObject } from './stripe-object.ts';
import { isPartTable, tableOf } from './tables/all-tables.ts';
import type { AnyTableDefinition, TableDefinition } from './tables/table-definition.ts';

/** Columns to filter by; an array finds any of its values, null those without one. */
export type MirrorFilter<Type extends MirroredType> = {
  readonly [Column in keyof MirrorColumns[Type]]?:
    | MirrorColumns[Type][Column]
    | readonly MirrorColumns[Type][Column][]
    | null;
};

export interface MirrorGetOptions {
  /** The connected account. Default: the key's own. */
  readonly account?: string;
  /** The `tx` of a handler, in which alone the state is there that its event tells, until it is committed. */
  readonly tx?: Queryable;
}

export interface MirrorListOptions extends MirrorGetOptions {
  /** The most objects to return. Default: 100. */
  readonly limit?: number;
  /** The id of the last object of the page before. */
  readonly after?: string;
}

/** What an app does with the mirror. It answers from the database alone. */
export interface MirrorReads {
  /**
   * The object with this id, as it last was at Stripe; null when it was never mirrored or was deleted.
   *
   * @param type Stripe's name of the type, such as `subscription` or `checkout.session`.
   */
  get<Type extends MirroredType>(
    type: Type,
    id: string,
    options?: MirrorGetOptions,
  ): Promise<MirroredObject<Type> | null>;
  /**
   * The objects whose columns have these values, newest first, without deleted ones.
   *
   * @throws MirrorFilterError for a column that the table does not have, or an `after` that it does not know.
   */
  list<Type extends MirroredType>(
    type: Type,
    filter?: MirrorFilter<Type>,
    options?: MirrorListOptions,
  ): Promise<MirroredObject<Type>[]>;
  /**
   * Reads all existing objects from Stripe into the mirror. It can be stopped or killed at any time and goes
   * on where it was; webhooks may arrive meanwhile.
   */
  backfill(options?: BackfillOptions): Promise<BackfillReport>;
}

export interface Mirror extends MirrorReads {
  /**
   * Writes the state that an event tells, in the transaction of its handlers. When the outcome is
   * `in-doubt`, roll back, call `refresh`, and begin again.
   */
  applyEvent(
    transaction: Queryable,
    event: ReceivedEvent,
    options?: ApplyOptions,
  ): Promise<ApplyOutcome>;
  /**
   * Writes the states that many events tell, as far as they are certainly newer than what is held.
   *
   * @returns the ids of the events that need no `applyEvent` any more.
   */
  applyEvents(
    transaction: Queryable,
    events: readonly ReceivedEvent[],
  ): Promise<ReadonlySet<string>>;
  /**
   * To be told when Stripe has refused a call for its rate, whoever made it: the mirror then reads more slowly.
   *
   * @param retryAfterMs what Stripe asks for; 0 if it says nothing.
   */
  slowDown(retryAfterMs: number): void;
  /** Fetches an object and writes what Stripe says. Call it outside of any transaction. */
  refresh(object: DoubtfulObject): Promise<RefreshOutcome>;
  /** Reads one of Stripe's lists of a type and writes all that it shows. Call it outside of any transaction. */
  refreshList(list: ObjectsToRefresh): Promise<void>;
  /**
   * Fetches a checkout session and what came of it, and writes all of it into the mirror, so that the page
   * that Stripe sends the customer back to need not wait for a webhook.
   *
   * @throws Stripe's error, also when there is no such session.
   * @see https://docs.stripe.com/api/checkout/sessions/retrieve
   */
  completeCheckout(sessionId: string): Promise<Stripe.Checkout.Session>;
}

export interface ObjectsToRefresh {
  readonly type: MirroredType;
  /** The path with its parameters: `/v1/invoice_payments?invoice=in_123`. */
  readonly path: string;
  /** The connected account; empty for the key's own. */
  readonly account: string;
  readonly signal?: AbortSignal;
}

export interface MirrorParts {
  readonly stripe: Stripe;
  readonly database: Database;
  readonly livemode: boolean;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly sleep: (durationMs: number, signal?: AbortSignal) => Promise<unknown>;
  /** Default: four fifths of what Stripe allows. */
  readonly readsPerSecond?: number;
  /** A limiter that others share, and tell when Stripe refuses their calls. Default: one of its own. */
  readonly limiter?: ReadLimiter;
}

export function createMirror(parts: MirrorParts): Mirror {
  const { database, livemode, logger } = parts;
  const limiter = parts.limiter ?? createLimiter(parts);
  const read = createStripeReader({ ...parts, limiter });
  return {
    get: async (type, id, { account = '', tx = database } = {}) => {
      const object = await getObject(tx, {
        definition: definitionOf(type),
        id,
        account,
        livemode,
      });
      return object === null ? null : asMirrored<typeof type>(object);
    },
    list: async (type, filter = {}, { limit = 100, after, account = '', tx = database } = {}) => {
      const definition = definitionOf(type);
      // A filter has values of the columns' types, which are all among those of a query.
      const values = filter as ListQuery['filter'];
      const query = { definition, account, livemode, filter: values, limit, after };
      const objects = await listObjects(tx, query);
      return objects.map((object) => asMirrored<typeof type>(object));
    },
    backfill: async (options = {}) => runBackfill({ ...parts, read }, options),
    applyEvent,
    applyEvents,
    slowDown: (retryAfterMs) => {
      limiter.refused(retryAfterMs);
    },
    refresh: async (object) => refreshObject({ database, read, logger }, object),
    refreshList: async ({ type, path, account, signal }) =>
      readList(
        { ...parts, read },
        { definition: ownTableOf(type), list: { path, byCreated: false }, account, signal },
      ),
    completeCheckout: async (sessionId) =>
      completeCheckout({ database, read, livemode }, sessionId),
  };
}

function createLimiter({ clock, sleep, livemode, readsPerSecond }: MirrorParts): ReadLimiter {
  return createReadLimiter({
    clock,
    sleep,
    perSecond: readsPerSecond ?? defaultReadsPerSecond(livemode),
  });
}

function definitionOf(type: string): AnyTableDefinition {
  const definition = tableOf(type);
  if (definition !== undefined) return definition;
  throw new MirrorFilterError(`The mirror holds no objects of the type \`${type}\`.`);
}

function ownTableOf(type: string): TableDefinition {
  const definition = definitionOf(type);
  if (!isPartTable(definition)) return definition;
  throw new MirrorFilterError(`Stripe lists no objects of the type \`${type}\` by themselves.`);
}

/** What was stored as this type is taken to be what Stripe's SDK says of it, as with webhooks. */
function asMirrored<Type extends MirroredType>(object: JsonObject): MirroredObject<Type> {
  // The table holds only objects that came with this type's name.
  return object as unknown as MirroredObject<Type>;
}
