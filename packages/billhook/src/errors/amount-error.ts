// An amount is not one that money can have: not a whole number of the currency's minor unit. It is not
// thrown for amounts that Stripe finds too small or too large.
import { BillhookError } from './billhook-error.ts';

export class AmountError extends BillhookError {
  constructor(amount: number, currency: string) {
    super(
      'amount_invalid',
      `${amount} is no amount in ${currency.toUpperCase()}: amounts are whole numbers of the minor unit, from 0.`,
    );
  }
}
