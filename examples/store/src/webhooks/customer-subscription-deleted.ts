import { done, ignored, type Handler } from 'billhook';

/** The plan has ended, by whoever's wish. */
export const customerSubscriptionDeleted: Handler<'customer.subscription.deleted'> = async ({
  tx,
  reference,
}) => {
  if (reference === null) return ignored('not the subscription of an order');
  await tx.query(`UPDATE store.orders SET status = 'canceled', updated_at = now() WHERE id = $1`, [
    reference,
  ]);
  return done();
};
