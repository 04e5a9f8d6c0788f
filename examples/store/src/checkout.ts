/** Sends a customer to the hosted checkout page for an order. */
import type { Billhook } from 'billhook';

import type { CatalogItem } from './catalog.ts';
import type { Order } from './orders/order.ts';

/** Opens a checkout session for the order and gives the URL of its page. */
export async function checkoutUrl(
  billhook: Billhook,
  order: Pick<Order, 'id' | 'visitor' | 'quantity'>,
  item: CatalogItem,
  storeUrl: string,
): Promise<string> {
  const session = await billhook.checkout.create({
    user: { id: order.visitor },
    mode: item.kind === 'plan' ? 'subscription' : 'payment',
    items: [
      {
        quantity: order.quantity,
        priceData: {
          currency: item.currency,
          unit_amount: item.amount,
          product_data: {
            name: item.name,
            description: item.description,
            images: [`${storeUrl}/public/images/${item.image}`],
          },
          ...(item.kind === 'plan' && { recurring: { interval: item.interval } }),
        },
      },
    ],
    reference: order.id,
    // A plan keeps its card anyway; a single payment keeps it for the next one.
    ...(item.kind === 'product' && {
      stripe: { payment_intent_data: { setup_future_usage: 'off_session' } },
    }),
    successUrl: `${storeUrl}/orders/${order.id}`,
    cancelUrl: `${storeUrl}/orders/${order.id}?left-checkout`,
  });
  return session.url;
}
