// The mirror was asked for a type or a column that it does not have. It is not thrown when there simply
// are no such objects.
import { BillhookError } from './billhook-error.ts';

export class MirrorFilterError extends BillhookError {
  constructor(message: string) {
    super('mirror_filter_unknown', message);
  }
}
