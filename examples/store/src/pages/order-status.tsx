import { formatAmount } from '../format-amount.ts';
import type { Order } from '../orders/order.ts';

const headlines: Readonly<Record<Order['status'], string>> = {
  pending: 'Waiting for the payment',
  declined: 'The payment was declined',
  paid: 'Paid. Thank you!',
  canceled: 'Ended',
};

/** The part of the order page that changes while one looks at it. */
export function OrderStatus({ order }: { order: Order }) {
  return (
    <div class={`status ${order.status}`} data-status={order.status}>
      <span class="sign" aria-hidden="true" />
      <div>
        <h2>{headlines[order.status]}</h2>
        <p>{explanation(order)}</p>
        {order.refunded > 0 && (
          <p>{formatAmount(order.refunded, order.currency)} of it was given back to your card.</p>
        )}
        {order.status === 'paid' && order.subscription === null && (
          <form method="post" action={`/orders/${order.id}/again`}>
            <button>Buy again with your saved card</button>
          </form>
        )}
        {(order.status === 'pending' || order.status === 'declined') && (
          <form method="post" action={`/orders/${order.id}/checkout`}>
            <button>{order.status === 'declined' ? 'Try another card' : 'Go to checkout'}</button>
          </form>
        )}
      </div>
    </div>
  );
}

function explanation(order: Order): string {
  switch (order.status) {
    case 'pending':
      return 'This page changes by itself as soon as we have heard from Stripe.';
    case 'declined':
      return order.declineReason ?? 'Your bank gave no reason.';
    case 'paid':
      return order.subscription === null
        ? 'We are packing it now.'
        : `Your membership is active. Payments so far: ${order.timesPaid}.`;
    case 'canceled':
      return 'This membership has ended; nothing more will be charged.';
  }
}
