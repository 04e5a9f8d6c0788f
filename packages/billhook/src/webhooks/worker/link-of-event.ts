// Whose an event is. Most objects say it themselves; what Stripe makes about a payment, such as a dispute, carries
// nobody's metadata, and is whose the payment is.
import type { Queryable } from '../../database/database.ts';
import type { DoubtfulObject } from '../../mirror/apply/apply-event.ts';
import { getObject } from '../../mirror/read/get-object.ts';
import { tableOf } from '../../mirror/tables/all-tables.ts';
import { type Link, linkOf, paymentOf } from '../link.ts';
import type { HeldEvent, PreparedEvent } from './held-event.ts';

/**
 * The thread that leads from the event to the app.
 *
 * @returns instead of the link the payment to ask Stripe for, when the mirror does not know it and Stripe was not
 *   asked yet.
 */
export async function linkOfEvent(
  { claim, askedForPayment }: HeldEvent,
  prepared: PreparedEvent,
  tx: Queryable,
): Promise<{ readonly link: Link } | { readonly payment: DoubtfulObject }> {
  const object = prepared.form === 'thin' ? prepared.relatedObject : prepared.event.data.object;
  const link = linkOf(object);
  const id = paymentOf(object);
  const definition = tableOf('payment_intent');
  if (link.reference !== null || id === null || definition === undefined) return { link };
  const account = claim.account ?? '';
  const { livemode } = prepared.event;
  const key = { definition, id, account, livemode };
  const payment = await getObject(tx, key);
  if (payment !== null) return { link: linkOf(payment) };
  if (askedForPayment) return { link };
  return { payment: { ...key, path: `/v1/payment_intents/${id}` } };
}
