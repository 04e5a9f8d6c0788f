// Which row an object is: its id, or what stands for it where Stripe gives none.
import { idAt, type JsonObject } from './stripe-object.ts';
import type { TableDefinition } from './tables/table-definition.ts';

/** Names a row of the mirror. */
export interface ObjectKey {
  readonly definition: TableDefinition;
  readonly id: string;
  /** The connected account that it belongs to; empty for the key's own. */
  readonly account: string;
  readonly livemode: boolean;
}

/**
 * The id of the row. Undefined for an object that is no more than a preview, such as the invoice of
 * `invoice.upcoming`. https://docs.stripe.com/api/events/types#event_types-invoice.upcoming
 */
export function rowIdOf(definition: TableDefinition, object: JsonObject): string | undefined {
  const fields = definition.identity ?? ['id'];
  // Of these there is one for each account.
  if (fields.length === 0) return definition.object;
  const ids = fields.map((field) => idAt(object, field));
  return ids.includes(undefined) ? undefined : ids.join('/');
}

/** The account under which the row is filed. What a platform reads of its accounts is its own. */
export function rowAccountOf(definition: TableDefinition, account: string | null): string {
  return definition.ofPlatform === true ? '' : (account ?? '');
}
