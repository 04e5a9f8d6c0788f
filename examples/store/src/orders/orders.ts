/** The store's queries about orders, for the pages. Webhook handlers have their own, in `tx`. */
import { readFile } from 'node:fs/promises';

import type { Pool } from 'pg';

import type { Order } from './order.ts';

// Of several disputes, an open one says how the order stands, then a lost one.
const columns = `id, visitor, item, quantity, amount, currency, pays_on AS "paysOn", status,
  decline_reason AS "declineReason", payment_intent AS "paymentIntent", subscription,
  times_paid AS "timesPaid", refunded,
  (SELECT count(*)::integer FROM store.orders later WHERE later.repeats = orders.id) AS "timesRepeated",
  (SELECT CASE WHEN bool_or(NOT is_over) THEN 'disputed'
               WHEN bool_or(disputes.status = 'lost') THEN 'lost'
               WHEN count(*) > 0 THEN 'won' END
   FROM store.disputes WHERE order_id = orders.id) AS dispute`;

/** Creates the store's tables if they aren't there. */
export async function createTables(pool: Pool): Promise<void> {
  await pool.query(await readFile(new URL('schema.sql', import.meta.url), 'utf8'));
}

/** Stores a new, pending order. */
export async function insertOrder(
  pool: Pool,
  order: Pick<Order, 'id' | 'visitor' | 'item' | 'quantity' | 'amount' | 'currency' | 'paysOn'>,
): Promise<void> {
  await pool.query(
    `INSERT INTO store.orders (id, visitor, item, quantity, amount, currency, pays_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      order.id,
      order.visitor,
      order.item,
      order.quantity,
      order.amount,
      order.currency,
      order.paysOn,
    ],
  );
}

/** Places the order anew, to be paid on the store's own page; once for each turn. Gives the new order's id. */
export async function repeatOrder(
  pool: Pool,
  order: Order,
  { id, turn }: { id: string; turn: number },
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO store.orders (id, visitor, item, quantity, amount, currency, pays_on, repeats, turn)
     SELECT $2, visitor, item, quantity, amount, currency, 'own-page', id, $3
     FROM store.orders WHERE id = $1
     ON CONFLICT (repeats, turn) DO UPDATE SET updated_at = now()
     RETURNING id`,
    [order.id, id, turn],
  );
  return rows[0]?.id ?? id;
}

/** The visitor's order with this id, or null. */
export async function findOrder(pool: Pool, visitor: string, id: string): Promise<Order | null> {
  const { rows } = await pool.query<Order>(
    `SELECT ${columns} FROM store.orders WHERE id = $1 AND visitor = $2`,
    [id, visitor],
  );
  return rows[0] ?? null;
}

/** The visitor's orders, newest first. */
export async function listOrders(pool: Pool, visitor: string): Promise<Order[]> {
  const { rows } = await pool.query<Order>(
    `SELECT ${columns} FROM store.orders WHERE visitor = $1 ORDER BY created_at DESC LIMIT 50`,
    [visitor],
  );
  return rows;
}

/** The latest orders of everybody, for the people who run the store. */
export async function listAllOrders(pool: Pool): Promise<Order[]> {
  const { rows } = await pool.query<Order>(
    `SELECT ${columns} FROM store.orders ORDER BY created_at DESC LIMIT 100`,
  );
  return rows;
}

/** The order with this id, whoever placed it, or null: for the people who run the store. */
export async function findAnyOrder(pool: Pool, id: string): Promise<Order | null> {
  const { rows } = await pool.query<Order>(`SELECT ${columns} FROM store.orders WHERE id = $1`, [
    id,
  ]);
  return rows[0] ?? null;
}
