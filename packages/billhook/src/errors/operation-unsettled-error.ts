// Another request is making the very same call at Stripe, and took longer than one can wait. Nothing was
// done twice: repeating the call gives the result of that other request.
import { BillhookError } from './billhook-error.ts';

export class OperationUnsettledError extends BillhookError {
  constructor(operation: string, cause: unknown) {
    super('operation_unsettled', `The same call of ${operation} is still under way.`, { cause });
  }
}
