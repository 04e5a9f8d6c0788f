// A payment cannot be given back, or not as much of it. It says how much is left.
import { BillhookError, type BillhookErrorDetails } from './billhook-error.ts';

export type RefundErrorCode = 'payment_not_refundable' | 'refund_too_large';

export class RefundError extends BillhookError {
  constructor(code: RefundErrorCode, message: string, details: BillhookErrorDetails = {}) {
    super(code, message, details);
  }
}
