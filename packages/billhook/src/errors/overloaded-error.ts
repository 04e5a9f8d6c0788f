// More came in than the database took. Nothing was stored, so nothing is lost: Stripe delivers again.
import { BillhookError } from './billhook-error.ts';

export class OverloadedError extends BillhookError {
  constructor(message: string) {
    super('ingest_overloaded', message);
  }
}
