// A webhook's body cannot be taken in, although its sender may well be Stripe. A body that was altered
// on the way is a SignatureError, not this.
import { BillhookError, type BillhookErrorDetails } from './billhook-error.ts';

export type PayloadErrorCode =
  | 'livemode_mismatch'
  | 'payload_invalid'
  | 'payload_too_large'
  | 'payload_unreadable';

export class PayloadError extends BillhookError {
  constructor(code: PayloadErrorCode, message: string, details: BillhookErrorDetails = {}) {
    super(code, message, details);
  }
}
