// Stripe was not asked, because the last requests all failed at its side or on the way. It is not thrown for
// those requests themselves: their errors are the SDK's.
import { BillhookError } from './billhook-error.ts';

export class StripeUnavailableError extends BillhookError {
  /** After how many milliseconds Stripe is asked again. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number, cause: unknown) {
    super(
      'stripe_unavailable',
      'Stripe cannot be reached at the moment, so that it was not asked: the last requests failed.',
      { cause },
    );
    this.retryAfterMs = retryAfterMs;
  }
}
