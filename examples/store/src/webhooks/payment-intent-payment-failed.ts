import { describeDecline, done, ignored, type Handler } from 'billhook';

/**
 * A card was declined. The checkout stays open and the customer may try another card, so the order
 * is not lost: it shows why, until a payment succeeds.
 */
export const paymentIntentPaymentFailed: Handler<'payment_intent.payment_failed'> = async ({
  event,
  tx,
  user,
  reference,
}) => {
  if (user === null) return ignored('not a customer of this store');
  // Stripe's own message may be one for developers; this one is for the customer.
  const error = event.data.object.last_payment_error;
  const { message } = describeDecline(
    { code: error?.code, declineCode: error?.decline_code, adviceCode: error?.advice_code },
    'en',
  );
  // The first payment of a subscription knows the customer alone: it is about the newest open order.
  await tx.query(
    `UPDATE store.orders SET status = 'declined', decline_reason = $3, updated_at = now()
     WHERE status IN ('pending', 'declined') AND id = coalesce($1, (
       SELECT id FROM store.orders WHERE visitor = $2 AND status IN ('pending', 'declined')
       ORDER BY created_at DESC LIMIT 1))`,
    [reference, user.id, message],
  );
  return done();
};
