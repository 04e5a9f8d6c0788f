import type { Payment } from 'billhook';

import type { Order } from '../orders/order.ts';
import type { StripeInBrowser } from '../own-page.ts';
import { Layout } from './layout.tsx';
import { OrderItem } from './order-item.tsx';

/** The store's own payment form, in the place of the hosted checkout. */
export function PayPage({
  order,
  payment,
  stripe,
}: {
  order: Order;
  payment: Payment;
  stripe: StripeInBrowser;
}) {
  const orderUrl = `/orders/${order.id}`;
  return (
    <Layout title="Payment" head={<link rel="stylesheet" href="/public/pay.css" />}>
      <article class="order">
        <h1>Payment</h1>
        <OrderItem order={order} />
        <div
          id="payment"
          class="panel"
          data-publishable-key={stripe.publishableKey}
          data-client-secret={payment.clientSecret}
          data-order-url={orderUrl}
        >
          <noscript>The payment form needs JavaScript.</noscript>
        </div>
        <p class="fine">
          {payment.intent.setup_future_usage !== null && 'Your card is kept for the next time. '}
          <a href={orderUrl}>Back to your order</a>
        </p>
      </article>
      {/* Stripe's own, or the emulator's: the one line in which the two differ. */}
      <script src={stripe.scriptUrl} />
      <script type="module" src="/public/pay.js" />
    </Layout>
  );
}
