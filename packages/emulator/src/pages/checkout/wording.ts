/** The words on the page that depend on what is sold. */
import { formatAmount } from '../../objects/currencies.ts';
import type { PaymentPage, PaymentPageLine } from '../../resources/payment-pages/object.ts';

/** How often something is due again. */
type Recurrence = NonNullable<PaymentPageLine['recurring']>;

/** An amount as people read it; empty for a session without money, which only saves a card. */
export function amountText(amount: number | null, currency: string | null): string {
  return amount === null || currency === null ? '' : formatAmount(amount, currency);
}

/** `per month`, `every 3 months`. */
export function recurrenceText({ interval, interval_count: count }: Recurrence): string {
  return count === 1 ? `per ${interval}` : `every ${count} ${interval}s`;
}

/** What the button says: the amount when one is paid, the deed when it isn't a plain payment. */
export function buttonText(page: PaymentPage): string {
  if (page.mode === 'setup') return 'Save card';
  if (page.submit_type === 'book') return 'Book';
  if (page.submit_type === 'donate') return 'Donate';
  if (page.mode === 'subscription' || page.submit_type === 'subscribe') return 'Subscribe';
  return `Pay ${amountText(page.amount_total, page.currency)}`;
}

/** The line above the total: who is paid, or what is subscribed to. */
export function headingText(page: PaymentPage): string {
  const merchant = page.merchant.display_name;
  if (page.mode === 'setup') return `Save a card with ${merchant}`;
  const subscribed = page.line_items.filter(({ recurring }) => recurring !== null);
  if (page.mode !== 'subscription' || subscribed.length === 0) return `Pay ${merchant}`;
  const [first] = subscribed;
  return subscribed.length === 1 && first !== undefined
    ? `Subscribe to ${first.name}`
    : `Subscribe to ${merchant}`;
}

/** How often the heading's amount is due again; null when it is due once, or parts of it differ. */
export function totalRecurrence(page: PaymentPage): Recurrence | null {
  const [first, ...others] = page.line_items;
  const recurrence = first?.recurring ?? null;
  if (recurrence === null) return null;
  const same = others.every(
    ({ recurring }) =>
      recurring?.interval === recurrence.interval &&
      recurring.interval_count === recurrence.interval_count,
  );
  return same ? recurrence : null;
}

/** The grey line below an item's name: how its price comes about. Empty when it is just that. */
export function quantityText(item: PaymentPageLine, currency: string | null): string {
  const parts: string[] = [];
  if (item.quantity > 1) {
    const each = amountText(item.unit_amount, currency);
    parts.push(`Qty ${item.quantity}${each === '' ? '' : ` × ${each}`}`);
  }
  if (item.recurring !== null) parts.push(`Billed ${billedText(item.recurring)}`);
  return parts.join(', ');
}

function billedText(recurrence: Recurrence): string {
  const adverbs: Readonly<Record<string, string>> = {
    day: 'daily',
    week: 'weekly',
    month: 'monthly',
    year: 'yearly',
  };
  const adverb = adverbs[recurrence.interval];
  return recurrence.interval_count === 1 && adverb !== undefined
    ? adverb
    : recurrenceText(recurrence);
}
