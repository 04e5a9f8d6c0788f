/** The store's routes: the shop, its orders, cards and counter, and Billhook's webhook. */
import { serveStatic } from '@hono/node-server/serve-static';
import type { Billhook, Logger } from 'billhook';
import { Hono } from 'hono';
import type { Pool } from 'pg';

import { adminRoutes } from './admin/admin.tsx';
import { bundleBrowserScripts } from './browser-scripts.ts';
import { cardRoutes } from './cards.tsx';
import { orderRoutes } from './orders/routes.tsx';
import type { StripeInBrowser } from './own-page.ts';
import { ErrorPage } from './pages/error-page.tsx';
import { HomePage } from './pages/home-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { visitorOf } from './visitor.ts';

export interface StoreParts {
  billhook: Billhook;
  pool: Pool;
  /** Where customers reach the store, without a trailing slash. */
  url: string;
  stripe: StripeInBrowser;
  logger: Pick<Logger, 'error'>;
}

/** Makes the store's web app. */
export async function createStore(parts: StoreParts): Promise<Hono> {
  const { billhook, pool, logger } = parts;
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

  app.route('/orders', orderRoutes(parts));
  app.route('/cards', cardRoutes(billhook));
  app.route('/admin', adminRoutes(billhook, pool));

  app.notFound((context) => context.html(<NotFoundPage what="page" />, 404));
  app.onError((error, context) => {
    logger.error({ stack: error.stack }, 'A request could not be answered.');
    return context.html(<ErrorPage />, 500);
  });
  return app;
}
