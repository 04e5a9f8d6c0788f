import { findItem } from '../catalog.ts';
import { formatAmount } from '../format-amount.ts';
import type { Order } from '../orders/order.ts';
import { Layout } from './layout.tsx';

/** All orders, with what the people who run the store can do about them. */
export function AdminPage({
  orders,
  problem,
}: {
  orders: readonly Order[];
  problem: string | undefined;
}) {
  return (
    <Layout title="All orders">
      <h1>All orders</h1>
      {problem !== undefined && (
        <p class="note" role="alert">
          {problem}
        </p>
      )}
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
  const canRefund = order.status === 'paid' && order.paymentIntent !== null && left > 0;
  return (
    <li data-order={order.id}>
      <span class="row-main">
        <strong>{findItem(order.item)?.name ?? order.item}</strong>
        <span>{formatAmount(order.amount, order.currency)}</span>
        <span class={`badge ${order.status}`}>{order.status}</span>
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
