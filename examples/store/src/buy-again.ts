/** Buys the same thing once more with a saved card, without a checkout page. */
import { randomUUID } from 'node:crypto';

import { money, type Billhook } from 'billhook';
import type { Pool } from 'pg';

import type { Order } from './orders/order.ts';
import { repeatOrder } from './orders/orders.ts';

/**
 * Places the order anew and charges the card that is used next time, or else the newest one.
 *
 * @param turn tells a second click, which is the same purchase, from a second purchase.
 * @returns where to send the visitor: to the new order, to their bank's question, or to the payment form when no
 *   card is saved.
 */
export async function buyAgain(
  billhook: Billhook,
  pool: Pool,
  { order, turn }: { order: Order; turn: number },
): Promise<string> {
  const user = { id: order.visitor };
  const cards = await billhook.paymentMethods.list(user);
  const card = cards.find(({ isDefault }) => isDefault) ?? cards[0];
  // Should the charge fail, the store's own page goes on with the same payment.
  const again = await repeatOrder(pool, order, { id: `order_${randomUUID()}`, turn });
  if (card === undefined) return `/orders/${again}/pay`;
  const { outcome } = await billhook.payments.chargeSaved(user, {
    amount: money(order.amount, order.currency),
    reference: again,
    paymentMethod: card.id,
  });
  // The outcome only says where to go. Whether it is paid, the webhook tells the order.
  return outcome.status === 'requires_action' && outcome.recoveryUrl !== null
    ? outcome.recoveryUrl
    : `/orders/${again}`;
}
