import { done, ignored, type Handler } from 'billhook';

/** The plan's state has changed: it is paid for, or in arrears. */
export const customerSubscriptionUpdated: Handler<'customer.subscription.updated'> = async ({
  event,
  tx,
  reference,
}) => {
  const subscription = event.data.object;
  if (reference === null) return ignored('not the subscription of an order');
  if (subscription.status !== 'past_due' && subscription.status !== 'unpaid') {
    return ignored(`nothing to do while it is ${subscription.status}`);
  }
  await tx.query(
    `UPDATE store.orders
     SET status = 'declined', decline_reason = 'The last monthly payment failed.', updated_at = now()
     WHERE id = $1`,
    [reference],
  );
  return done();
};
