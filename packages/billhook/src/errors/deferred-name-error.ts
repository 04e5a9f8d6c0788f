// Deferred work was given a name that it cannot have. It is not thrown when nobody handles the name: then the work
// waits until somebody does.
import { BillhookError } from './billhook-error.ts';

export class DeferredNameError extends BillhookError {
  constructor(message: string) {
    super('deferred_name_invalid', message);
  }
}
