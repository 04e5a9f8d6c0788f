/** How the lines of an invoice are described. */
import type Stripe from 'stripe';

import { formatAmount } from '../../objects/currencies.ts';
import type { Wire } from '../../objects/wire.ts';

/** `1 × Plan (at $20.00 / month)` for a recurring price; the product's name for another. */
export function lineDescription(
  price: Wire<Stripe.Price>,
  productName: string,
  quantity: number,
): string {
  const { recurring, unit_amount: unitAmount, unit_amount_decimal: exact, currency } = price;
  if (recurring === null) return productName;
  const { interval, interval_count: count } = recurring;
  const each = formatAmount(unitAmount ?? Number(exact ?? 0), currency);
  const every = count === 1 ? interval : `every ${count} ${interval}s`;
  return `${quantity} × ${productName} (at ${each} / ${every})`;
}
