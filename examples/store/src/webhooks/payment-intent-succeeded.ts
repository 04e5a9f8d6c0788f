import { done, ignored, type Handler } from 'billhook';

/** Money has come in for an order. That it is counted once is Billhook's promise. */
export const paymentIntentSucceeded: Handler<'payment_intent.succeeded'> = async ({
  event,
  tx,
  reference,
}) => {
  // A subscription's payments carry no reference of ours; they are counted by their invoices.
  if (reference === null) return ignored('not the payment of an order');
  await tx.query(
    `UPDATE store.orders
     SET status = 'paid', decline_reason = NULL, times_paid = times_paid + 1,
         payment_intent = $2, updated_at = now()
     WHERE id = $1`,
    [reference, event.data.object.id],
  );
  return done();
};
