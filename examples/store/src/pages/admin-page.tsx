import { findItem } from '../catalog.ts';
import { isUnanswered, nameOf, type Dispute } from '../disputes/dispute.ts';
import { formatAmount } from '../format-amount.ts';
import { stateOf, type Order } from '../orders/order.ts';
import { formatDay, inWords, toneOf } from './dispute-status.tsx';
import { Layout } from './layout.tsx';

/** All orders, with what the people who run the store can do about them. */
export function AdminPage({
  orders,
  disputes,
  problem,
}: {
  orders: readonly Order[];
  disputes: readonly Dispute[];
  problem: string | undefined;
}) {
  return (
    <Layout title="Behind the counter">
      <h1>Behind the counter</h1>
      {problem !== undefined && (
        <p class="note" role="alert">
          {problem}
        </p>
      )}
      {disputes.length > 0 && (
        <section>
          <h2>Disputes</h2>
          <ul class="rows">
            {disputes.map((dispute) => (
              <AdminDispute dispute={dispute} />
            ))}
          </ul>
        </section>
      )}
      <h2>All orders</h2>
      {orders.length === 0 && <p>Nobody has ordered anything yet.</p>}
      <ul class="rows">
        {orders.map((order) => (
          <AdminOrder order={order} />
        ))}
      </ul>
    </Layout>
  );
}

function AdminOrder({ order }: { order: Order }) {
  const left = order.amount - order.refunded;
  const isTheirs = order.dispute === 'disputed' || order.dispute === 'lost';
  const canRefund =
    order.status === 'paid' && order.paymentIntent !== null && left > 0 && !isTheirs;
  return (
    <li data-order={order.id}>
      <span class="row-main">
        <strong>{findItem(order.item)?.name ?? order.item}</strong>
        <span>{formatAmount(order.amount, order.currency)}</span>
        <span class={`badge ${stateOf(order)}`}>{stateOf(order)}</span>
        {order.refunded > 0 && (
          <span class="fine">{formatAmount(order.refunded, order.currency)} given back</span>
        )}
      </span>
      {canRefund && (
        <form class="row-actions" method="post" action={`/admin/orders/${order.id}/refund`}>
          <label>
            <span class="hidden">Amount to give back of {order.id}</span>
            <input
              name="amount"
              inputmode="decimal"
              placeholder={formatAmount(left, order.currency)}
            />
          </label>
          <button class="quiet">Refund</button>
        </form>
      )}
    </li>
  );
}

function AdminDispute({ dispute }: { dispute: Dispute }) {
  const isOpen = isUnanswered(dispute);
  return (
    <li data-dispute={dispute.id}>
      <span class="row-main">
        <strong>{nameOf(dispute)}</strong>
        <span>{formatAmount(dispute.amount, dispute.currency)}</span>
        <span class={`badge ${toneOf(dispute)}`}>{inWords(dispute.status)}</span>
        <span class="fine">
          {inWords(dispute.reason)}
          {isOpen && dispute.dueBy !== null && `, answer by ${formatDay(dispute.dueBy)}`}
        </span>
      </span>
      <a class="button quiet" href={`/admin/disputes/${dispute.id}`}>
        {isOpen ? 'Answer' : 'View'}
      </a>
    </li>
  );
}
