import { formatMoney, moneyFromStripe } from 'billhook';

/** Writes an amount in minor units as a person reads it: 4800 and `usd` give `$48.00`. */
export function formatAmount(amount: number, currency: string): string {
  return formatMoney(moneyFromStripe(amount, currency), 'en-US');
}
