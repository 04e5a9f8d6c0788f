// A handler used its transaction in a way that would break exactly-once: after the transaction was over,
// or by ending it itself.
import { BillhookError, type BillhookErrorDetails } from './billhook-error.ts';

export class TransactionClosedError extends BillhookError {
  constructor(message: string, details: BillhookErrorDetails = {}) {
    super('transaction_closed', message, details);
  }
}
