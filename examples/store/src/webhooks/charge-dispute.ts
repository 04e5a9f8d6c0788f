import { done, ignored, type Handler } from 'billhook';

/** A customer has asked their bank for the money back: the dispute was opened, answered or decided. */
export const chargeDispute: Handler<
  'charge.dispute.created' | 'charge.dispute.updated' | 'charge.dispute.closed'
> = async ({ event, tx, user, reference }) => {
  if (user === null) return ignored('not the payment of a customer of this store');
  // The mirror holds the newest state, whichever of the events comes last.
  await tx.query(
    `INSERT INTO store.disputes (id, order_id, status, reason, amount, currency, due_by, opened_at)
     SELECT id, (SELECT id FROM store.orders WHERE id = $2),
            status, reason, amount, currency, evidence_due_by, created
     FROM stripe.disputes WHERE id = $1
     ON CONFLICT (id) DO UPDATE
       SET status = excluded.status, amount = excluded.amount, due_by = excluded.due_by`,
    [event.data.object.id, reference],
  );
  return done();
};
