/** Buys the same thing once more with a saved card, without a checkout page. */
import { randomUUID } from 'node:crypto';

import { money, type Billhook } from 'billhook';
import type { Pool } from 'pg';

import type { Order } from './orders/order.ts';
import { insertOrder } from './orders/orders.ts';

/**
 * Places the order anew and charges the card that is used next time, or else the newest one.
 *
 * @returns where to send the visitor: to the new order, or to their bank's question; null when no
 *   card is saved.
 */
export async function buyAgain(
  billhook: Billhook,
  pool: Pool,
  order: Order,
): Promise<string | null> {
  const user = { id: order.visitor };
  const cards = await billhook.paymentMethods.list(user);
  const card = cards.find(({ isDefault }) => isDefault) ?? cards[0];
  if (card === undefined) return null;
  const again = { ...order, id: `order_${randomUUID()}` };
  await insertOrder(pool, again);
  const { outcome } = await billhook.payments.chargeSaved(user, {
    amount: money(order.amount, order.currency),
    reference: again.id,
    paymentMethod: card.id,
  });
  // The outcome only says where to go. Whether it is paid, the webhook tells the order.
  return outcome.status === 'requires_action' && outcome.recoveryUrl !== null
    ? outcome.recoveryUrl
    : `/orders/${again.id}`;
}
