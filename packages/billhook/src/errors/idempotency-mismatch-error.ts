// The app's own idempotency key was used before, for the same operation with other parameters. It is not
// thrown for keys that Billhook derives: other parameters give another key there.
import { BillhookError } from './billhook-error.ts';

export class IdempotencyMismatchError extends BillhookError {
  constructor(operation: string) {
    super(
      'idempotency_mismatch',
      `This idempotency key was used for another call of ${operation}, with other parameters.`,
    );
  }
}
