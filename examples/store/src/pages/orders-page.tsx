import { findItem } from '../catalog.ts';
import { formatAmount } from '../format-amount.ts';
import { stateOf, type Order } from '../orders/order.ts';
import { Layout } from './layout.tsx';

/** All orders of a visitor. */
export function OrdersPage({ orders }: { orders: readonly Order[] }) {
  return (
    <Layout title="Your orders">
      <h1>Your orders</h1>
      {orders.length === 0 && (
        <p>
          Nothing yet. <a href="/">Have a look around.</a>
        </p>
      )}
      <ul class="orders">
        {orders.map((order) => (
          <li>
            <a href={`/orders/${order.id}`}>
              <span>{findItem(order.item)?.name ?? order.item}</span>
              <span>{formatAmount(order.amount, order.currency)}</span>
              <span class={`badge ${stateOf(order)}`}>{stateOf(order)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
