import { done, ignored, type Handler } from 'billhook';

/** Money was given back: by the store, or by somebody in Stripe's Dashboard. */
export const chargeRefunded: Handler<'charge.refunded'> = async ({ event, tx }) => {
  const { payment_intent: payment, amount_refunded: refunded } = event.data.object;
  if (payment === null) return ignored('not the charge of an order');
  await tx.query(
    `UPDATE store.orders SET refunded = $2, updated_at = now() WHERE payment_intent = $1`,
    [typeof payment === 'string' ? payment : payment.id, refunded],
  );
  return done();
};
