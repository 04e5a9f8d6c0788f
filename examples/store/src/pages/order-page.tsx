import { findItem } from '../catalog.ts';
import { formatAmount } from '../format-amount.ts';
import type { Order } from '../orders/order.ts';
import { Layout } from './layout.tsx';
import { OrderStatus } from './order-status.tsx';

/** One order, with its state as it changes. */
export function OrderPage({ order, leftCheckout }: { order: Order; leftCheckout: boolean }) {
  const item = findItem(order.item);
  return (
    <Layout title="Your order">
      <article class="order">
        <h1>Your order</h1>
        {leftCheckout && order.status !== 'paid' && (
          <p class="note">You left the checkout. Nothing was charged, and your order is kept.</p>
        )}
        <div id="live" aria-live="polite" data-source={`/orders/${order.id}/live`}>
          <OrderStatus order={order} />
        </div>
        <div class="order-item">
          {item !== undefined && (
            <img src={`/public/images/${item.image}`} alt="" width="120" height="90" />
          )}
          <div>
            <strong>{item?.name ?? order.item}</strong>
            <span>
              {order.quantity} × {formatAmount(order.amount, order.currency)}
              {item?.kind === 'plan' && ' a month'}
            </span>
          </div>
        </div>
        <p class="fine">Order {order.id}</p>
      </article>
      <script type="module" src="/public/order.js" />
    </Layout>
  );
}
