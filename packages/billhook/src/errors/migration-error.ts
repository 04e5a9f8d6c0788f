// The tables could not be brought up to date. Nothing of the run was applied: it is one transaction.
import { BillhookError, type BillhookErrorDetails } from './billhook-error.ts';

export class MigrationError extends BillhookError {
  constructor(
    code: 'migration_changed' | 'migration_failed',
    message: string,
    details: BillhookErrorDetails = {},
  ) {
    super(code, message, details);
  }
}
