// The embedded PostgreSQL could not be used. It is not thrown for a database of one's own: what that
// one says arrives as the driver's error.
import { BillhookError, type BillhookErrorDetails } from './billhook-error.ts';

export type EmbeddedPostgresErrorCode =
  | 'embedded_postgres_failed'
  | 'embedded_postgres_in_production'
  | 'embedded_postgres_not_installed'
  | 'embedded_postgres_user';

export class EmbeddedPostgresError extends BillhookError {
  constructor(
    code: EmbeddedPostgresErrorCode,
    message: string,
    details: BillhookErrorDetails = {},
  ) {
    super(code, message, details);
  }
}
