/** Placing an order, paying it on either page, watching it, and buying the same again. */
import { randomUUID } from 'node:crypto';

import { Hono } from 'hono';

import type { StoreParts } from '../app.tsx';
import { buyAgain } from '../buy-again.ts';
import { findItem } from '../catalog.ts';
import { checkoutUrl } from '../checkout.ts';
import { streamStatus } from '../live.ts';
import { paymentOf } from '../own-page.ts';
import { NotFoundPage } from '../pages/not-found-page.tsx';
import { OrderPage } from '../pages/order-page.tsx';
import { OrderStatus } from '../pages/order-status.tsx';
import { OrdersPage } from '../pages/orders-page.tsx';
import { PayPage } from '../pages/pay-page.tsx';
import { visitorOf } from '../visitor.ts';
import { findOrder, insertOrder, listOrders } from './orders.ts';

/** The routes below `/orders`. A visitor finds their own orders alone. */
export function orderRoutes({ billhook, pool, url, stripe }: StoreParts): Hono {
  const app = new Hono();

  app.get('/', async (context) =>
    context.html(<OrdersPage orders={await listOrders(pool, visitorOf(context))} />),
  );

  app.post('/', async (context) => {
    const { item: slug, pay } = await context.req.parseBody();
    const item = typeof slug === 'string' ? findItem(slug) : undefined;
    if (item === undefined) return context.html(<NotFoundPage what="item" />, 404);
    const order = { id: `order_${randomUUID()}`, visitor: visitorOf(context), quantity: 1 };
    const { amount, currency } = item;
    const paysOn = item.kind === 'product' && pay === 'here' ? 'own-page' : 'checkout';
    await insertOrder(pool, { ...order, item: item.slug, amount, currency, paysOn });
    if (paysOn === 'own-page') return context.redirect(`/orders/${order.id}/pay`, 303);
    return context.redirect(await checkoutUrl(billhook, order, item, url), 303);
  });

  app.get('/:id', async (context) => {
    const order = await findOrder(pool, visitorOf(context), context.req.param('id'));
    if (order === null) return context.html(<NotFoundPage what="order" />, 404);
    const leftCheckout = context.req.query('left-checkout') !== undefined;
    return context.html(<OrderPage order={order} leftCheckout={leftCheckout} />);
  });

  app.post('/:id/checkout', async (context) => {
    const order = await findOrder(pool, visitorOf(context), context.req.param('id'));
    const item = order === null ? undefined : findItem(order.item);
    if (order === null || item === undefined)
      return context.html(<NotFoundPage what="order" />, 404);
    if (order.paysOn === 'own-page' || order.status === 'paid')
      return context.redirect(`/orders/${order.id}`, 303);
    return context.redirect(await checkoutUrl(billhook, order, item, url), 303);
  });

  app.get('/:id/pay', async (context) => {
    const order = await findOrder(pool, visitorOf(context), context.req.param('id'));
    if (order === null) return context.html(<NotFoundPage what="order" />, 404);
    if (order.paysOn === 'checkout' || order.status === 'paid')
      return context.redirect(`/orders/${order.id}`, 303);
    const payment = await paymentOf(billhook, order);
    return context.html(<PayPage order={order} payment={payment} stripe={stripe} />);
  });

  // The page shows what the webhook has done, the moment it is done. The redirect proves nothing.
  app.get('/:id/live', (context) =>
    streamStatus(context, async () => {
      const order = await findOrder(pool, visitorOf(context), context.req.param('id'));
      return order && <OrderStatus order={order} />;
    }),
  );

  app.post('/:id/again', async (context) => {
    const order = await findOrder(pool, visitorOf(context), context.req.param('id'));
    if (order === null) return context.html(<NotFoundPage what="order" />, 404);
    const { turn } = await context.req.parseBody();
    const repeat = { order, turn: Number(turn) || 1 };
    return context.redirect(await buyAgain(billhook, pool, repeat), 303);
  });

  return app;
}
