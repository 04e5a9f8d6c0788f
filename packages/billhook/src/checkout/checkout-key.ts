// The idempotency key of a checkout that has a reference: the same in every process and after every
// restart, so that two clicks, or a retry after a crash, open one session and not two.
import { createHash } from 'node:crypto';

export interface CheckoutKeyInput {
  readonly reference: string;
  /** Everything that is sent: other parameters are another checkout, and get another key. */
  readonly params: object;
  /** From 1; counts on when the session of an earlier one has expired. */
  readonly round: number;
}

/** Derives the key; 83 characters at most. */
export function checkoutKey(input: CheckoutKeyInput): string {
  const content = stableJson([input.reference, input.params]);
  const hash = createHash('sha256').update(content).digest('hex');
  return `billhook-checkout-${hash}-${input.round}`;
}

/** JSON in which the order of an object's keys makes no difference. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)))
      : entry,
  );
}
