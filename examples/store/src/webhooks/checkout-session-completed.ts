import { done, ignored, type Handler } from 'billhook';

/**
 * The customer has finished the checkout. Cards are paid by now; bank debits would still be under
 * way (`payment_status: 'unpaid'`) and be followed by `checkout.session.async_payment_succeeded`.
 */
export const checkoutSessionCompleted: Handler<'checkout.session.completed'> = async ({
  event,
  tx,
  reference,
}) => {
  const session = event.data.object;
  if (reference === null) return ignored('not a checkout of this store');
  if (session.payment_status === 'unpaid') return ignored('the payment is still under way');
  await tx.query(
    `UPDATE store.orders
     SET status = 'paid', decline_reason = NULL, updated_at = now(),
         payment_intent = coalesce($2, payment_intent), subscription = $3
     WHERE id = $1`,
    [reference, idOf(session.payment_intent), idOf(session.subscription)],
  );
  return done();
};

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}
