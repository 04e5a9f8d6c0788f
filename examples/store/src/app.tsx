/** The store's routes: the shop, placing an order, watching it, and Billhook's webhook. */
import { randomUUID } from 'node:crypto';

import { serveStatic } from '@hono/node-server/serve-static';
import type { Billhook } from 'billhook';
import { Hono } from 'hono';
import type { Pool } from 'pg';

import { adminRoutes } from './admin/admin.tsx';
import { bundleBrowserScripts } from './browser-scripts.ts';
import { buyAgain } from './buy-again.ts';
import { cardRoutes } from './cards.tsx';
import { findItem } from './catalog.ts';
import { checkoutUrl } from './checkout.ts';
import { streamStatus } from './live.ts';
import { findOrder, insertOrder, listOrders } from './orders/orders.ts';
import { paymentOf, type StripeInBrowser } from './own-page.ts';
import { HomePage } from './pages/home-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { OrderPage } from './pages/order-page.tsx';
import { OrderStatus } from './pages/order-status.tsx';
import { OrdersPage } from './pages/orders-page.tsx';
import { PayPage } from './pages/pay-page.tsx';
import { visitorOf } from './visitor.ts';

export interface StoreParts {
  billhook: Billhook;
  pool: Pool;
  /** Where customers reach the store, without a trailing slash. */
  url: string;
  stripe: StripeInBrowser;
}

/** Makes the store's web app. */
export async function createStore({ billhook, pool, url, stripe }: StoreParts): Promise<Hono> {
  const app = new Hono();

  // Billhook gets the request as it came: the signature is over the raw bytes.
  app.all('/billhook/*', (context) => billhook.handler(context.req.raw));

  for (const [name, text] of await bundleBrowserScripts()) {
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    app.get(`/public/${name}`, (context) => context.body(text, 200, { 'Content-Type': type }));
  }
  app.use('/public/*', serveStatic({ root: new URL('.', import.meta.url).pathname }));

  app.get('/', (context) => {
    visitorOf(context);
    return context.html(<HomePage />);
  });

  app.get('/orders', async (context) =>
    context.html(<OrdersPage orders={await listOrders(pool, visitorOf(context))} />),
  );

  app.post('/orders', async (context) => {
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

  app.get('/orders/:id', async (context) => {
    const order = await findOrder(pool, visitorOf(context), context.req.param('id'));
    if (order === null) return context.html(<NotFoundPage what="order" />, 404);
    const leftCheckout = context.req.query('left-checkout') !== undefined;
    return context.html(<OrderPage order={order} leftCheckout={leftCheckout} />);
  });

  app.post('/orders/:id/checkout', async (context) => {
    const order = await findOrder(pool, visitorOf(context), context.req.param('id'));
    const item = order === null ? undefined : findItem(order.item);
    if (order === null || item === undefined)
      return context.html(<NotFoundPage what="order" />, 404);
    if (order.paysOn === 'own-page' || order.status === 'paid')
      return context.redirect(`/orders/${order.id}`, 303);
    return context.redirect(await checkoutUrl(billhook, order, item, url), 303);
  });

  app.get('/orders/:id/pay', async (context) => {
    const order = await findOrder(pool, visitorOf(context), context.req.param('id'));
    if (order === null) return context.html(<NotFoundPage what="order" />, 404);
    if (order.paysOn === 'checkout' || order.status === 'paid')
      return context.redirect(`/orders/${order.id}`, 303);
    const { clientSecret } = await paymentOf(billhook, order);
    return context.html(<PayPage order={order} clientSecret={clientSecret} stripe={stripe} />);
  });

  // The page shows what the webhook has done, the moment it is done. The redirect proves nothing.
  app.get('/orders/:id/live', (context) =>
    streamStatus(context, async () => {
      const order = await findOrder(pool, visitorOf(context), context.req.param('id'));
      return order && <OrderStatus order={order} />;
    }),
  );

  app.post('/orders/:id/again', async (context) => {
    const order = await findOrder(pool, visitorOf(context), context.req.param('id'));
    if (order === null) return context.html(<NotFoundPage what="order" />, 404);
    return context.redirect(await buyAgain(billhook, pool, order), 303);
  });

  app.route('/cards', cardRoutes(billhook));
  app.route('/admin', adminRoutes(billhook, pool));

  app.notFound((context) => context.html(<NotFoundPage what="page" />, 404));
  return app;
}
