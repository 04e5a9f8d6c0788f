import type { Order } from '../orders/order.ts';
import { Layout } from './layout.tsx';
import { OrderItem } from './order-item.tsx';
import { OrderStatus } from './order-status.tsx';

/** One order, with its state as it changes. */
export function OrderPage({ order, leftCheckout }: { order: Order; leftCheckout: boolean }) {
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
        <OrderItem order={order} />
        <p class="fine">Order {order.id}</p>
      </article>
      <script type="module" src="/public/live.js" />
    </Layout>
  );
}
