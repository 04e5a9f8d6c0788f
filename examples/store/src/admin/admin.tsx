/**
 * For the people who run the store: all orders, giving money back, and answering disputes. This example has no
 * log-in; a real store's admin pages stand behind one.
 */
import { BillhookError, money, type Billhook, type Money } from 'billhook';
import { Hono } from 'hono';
import type { Pool } from 'pg';

import { listDisputes } from '../disputes/disputes.ts';
import { findAnyOrder, listAllOrders } from '../orders/orders.ts';
import { AdminPage } from '../pages/admin-page.tsx';
import { disputeRoutes } from './disputes.tsx';

/** The routes below `/admin`. */
export function adminRoutes(billhook: Billhook, pool: Pool): Hono {
  const app = new Hono();

  const show = async (problem?: string): Promise<ReturnType<typeof AdminPage>> => {
    const [orders, disputes] = await Promise.all([listAllOrders(pool), listDisputes(pool)]);
    return <AdminPage orders={orders} disputes={disputes} problem={problem} />;
  };

  app.get('/', async (context) => context.html(await show()));

  app.post('/orders/:id/refund', async (context) => {
    const order = await findAnyOrder(pool, context.req.param('id'));
    if (order?.paymentIntent == null) {
      return context.html(await show('This order has no payment to give back.'), 404);
    }
    if (order.dispute === 'disputed' || order.dispute === 'lost') {
      return context.html(await show('The bank has taken this money already.'), 422);
    }
    const { amount } = await context.req.parseBody();
    try {
      await billhook.refunds.create({
        payment: order.paymentIntent,
        reason: 'requested_by_customer',
        ...partOf(amount, order.currency),
      });
      return context.redirect('/admin', 303);
    } catch (error) {
      // What was typed is not an amount, or more than is left: the error says so in words.
      if (error instanceof BillhookError) return context.html(await show(error.message), 422);
      throw error;
    }
  });

  app.route('/disputes', disputeRoutes(billhook, pool));
  return app;
}

/** What was typed into the form; nothing means all that is left. */
function partOf(typed: unknown, currency: string): { amount?: Money } {
  return typeof typed === 'string' && typed !== '' ? { amount: money(typed, currency) } : {};
}
