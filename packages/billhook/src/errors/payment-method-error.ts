// A user has no such saved payment method. It is thrown for another user's as well, in the same words, so that
// nobody learns which ids exist.
import { BillhookError, type BillhookErrorDetails } from './billhook-error.ts';

export type PaymentMethodErrorCode = 'payment_method_missing' | 'payment_method_unknown';

export class PaymentMethodError extends BillhookError {
  constructor(code: PaymentMethodErrorCode, message: string, details: BillhookErrorDetails = {}) {
    super(code, message, details);
  }
}
