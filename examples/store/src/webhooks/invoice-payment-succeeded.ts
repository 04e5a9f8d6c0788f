import { done, ignored, type Handler } from 'billhook';

/** A month of the plan has been paid: the first one, or a renewal. */
export const invoicePaymentSucceeded: Handler<'invoice.payment_succeeded'> = async ({
  tx,
  reference,
}) => {
  if (reference === null) return ignored('not the invoice of an order');
  await tx.query(
    `UPDATE store.orders SET times_paid = times_paid + 1, updated_at = now() WHERE id = $1`,
    [reference],
  );
  return done();
};
