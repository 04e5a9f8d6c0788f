/** The store's queries about disputes, for the pages. Only the webhook handler writes them, in `tx`. */
import type { Pool } from 'pg';

import type { Dispute } from './dispute.ts';

const select = `
  SELECT disputes.id, order_id AS "orderId", item, disputes.status, reason,
         disputes.amount, disputes.currency, due_by AS "dueBy"
  FROM store.disputes LEFT JOIN store.orders ON orders.id = order_id`;

/** The disputes, those that are still open first, and of these the most urgent one. */
export async function listDisputes(pool: Pool): Promise<Dispute[]> {
  const { rows } = await pool.query<Dispute>(
    `${select} ORDER BY is_over, CASE WHEN is_over THEN NULL ELSE due_by END, opened_at DESC LIMIT 100`,
  );
  return rows;
}

/** The dispute with this id, or null. */
export async function findDispute(pool: Pool, id: string): Promise<Dispute | null> {
  const { rows } = await pool.query<Dispute>(`${select} WHERE disputes.id = $1`, [id]);
  return rows[0] ?? null;
}
