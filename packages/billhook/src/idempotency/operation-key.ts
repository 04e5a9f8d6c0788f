// The names by which a call to Stripe is found again: the same in every process and after every restart.
import { createHash } from 'node:crypto';

/** What is done at Stripe. */
export type OperationName =
  | 'payment.charge_saved'
  | 'payment.create'
  | 'refund.create'
  | 'setup.create';

/** What a call is known by, within an account and mode. */
export interface OperationId {
  readonly operation: OperationName;
  /** A hash of what makes two calls the same call. */
  readonly identity: string;
}

/** The `Idempotency-Key` of a call; about 100 characters, of the 255 that Stripe takes. */
export function idempotencyKeyOf({ operation, identity }: OperationId, round: number): string {
  return `billhook-${operation}-${identity}-${round}`;
}

/** A hash of the value as JSON in which the order of an object's keys makes no difference. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(stableJson(value)).digest('hex');
}

function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)))
      : entry,
  );
}
