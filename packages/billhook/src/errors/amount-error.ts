// An amount is not one that money can have, or not one that can be charged. It is thrown before Stripe is
// asked; Stripe's own refusals stay Stripe's errors. The message says what to pass instead.
import { BillhookError, type BillhookErrorDetails } from './billhook-error.ts';

export type AmountErrorCode =
  | 'amount_invalid'
  | 'amount_too_large'
  | 'amount_too_small'
  | 'currency_mismatch'
  | 'currency_unknown';

export class AmountError extends BillhookError {
  constructor(code: AmountErrorCode, message: string, details: BillhookErrorDetails = {}) {
    super(code, message, details);
  }
}
