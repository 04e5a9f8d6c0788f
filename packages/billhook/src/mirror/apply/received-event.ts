// What an event tells the mirror, and of which row.
import { type ObjectKey, rowAccountOf, rowIdOf } from '../object-key.ts';
import { isStripeObject, type StripeObject } from '../stripe-object.ts';
import { isPartTable, tableOf } from '../tables/all-tables.ts';

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

/** Undefined when there is nothing to mirror: the type is unknown, or the object is a preview without an id. */
export function toldBy(
  event: ReceivedEvent,
): { readonly key: ObjectKey; readonly object: StripeObject } | undefined {
  const { object } = event;
  if (!isStripeObject(object)) return undefined;
  const definition = tableOf(object.object);
  if (definition === undefined || isPartTable(definition)) return undefined;
  const id = rowIdOf(definition, object);
  if (id === undefined) return undefined;
  const account = rowAccountOf(definition, event.account);
  return { key: { definition, id, account, livemode: event.livemode }, object };
}
