/** The visitor's saved cards: look at them, choose the one for next time, forget one. */
import { PaymentMethodError, type Billhook } from 'billhook';
import { Hono } from 'hono';

import { CardsPage } from './pages/cards-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { visitorOf } from './visitor.ts';

/** The routes below `/cards`. */
export function cardRoutes(billhook: Billhook): Hono {
  const app = new Hono();

  app.get('/', async (context) => {
    const cards = await billhook.paymentMethods.list({ id: visitorOf(context) });
    return context.html(<CardsPage cards={cards} />);
  });

  app.post('/:id/default', async (context) => {
    await billhook.paymentMethods.setDefault({ id: visitorOf(context) }, context.req.param('id'));
    return context.redirect('/cards', 303);
  });

  app.post('/:id/remove', async (context) => {
    await billhook.paymentMethods.remove({ id: visitorOf(context) }, context.req.param('id'));
    return context.redirect('/cards', 303);
  });

  // The id came from a browser: Billhook refuses one that isn't this visitor's.
  app.onError((error, context) => {
    if (!(error instanceof PaymentMethodError)) throw error;
    return context.html(<NotFoundPage what="card" />, 404);
  });
  return app;
}
