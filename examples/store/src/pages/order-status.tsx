import { formatAmount } from '../format-amount.ts';
import { stateOf, type Order } from '../orders/order.ts';

const headlines: Readonly<Record<ReturnType<typeof stateOf>, string>> = {
  pending: 'Waiting for the payment',
  declined: 'The payment was declined',
  paid: 'Paid. Thank you!',
  canceled: 'Ended',
  disputed: 'Your bank is asking',
  won: 'The payment stands',
  lost: 'Your bank took the money back',
};

/** The part of the order page that changes while one looks at it. */
export function OrderStatus({ order }: { order: Order }) {
  const state = stateOf(order);
  return (
    <div class={`status ${state}`} data-status={state}>
      <span class="sign" aria-hidden="true" />
      <div>
        <h2>{headlines[state]}</h2>
        <p>{explanation(order)}</p>
        {order.refunded > 0 && (
          <p>{formatAmount(order.refunded, order.currency)} of it was given back to your card.</p>
        )}
        {state === 'paid' && order.subscription === null && (
          <form method="post" action={`/orders/${order.id}/again`}>
            <input type="hidden" name="turn" value={order.timesRepeated + 1} />
            <button>Buy again with your saved card</button>
          </form>
        )}
        {(state === 'pending' || state === 'declined') && <WayToPay order={order} />}
      </div>
    </div>
  );
}

function WayToPay({ order }: { order: Order }) {
  const again = order.status === 'declined' && 'Try another card';
  return order.paysOn === 'own-page' ? (
    <p class="way">
      <a class="button" href={`/orders/${order.id}/pay`}>
        {again || 'Pay now'}
      </a>
    </p>
  ) : (
    <form class="way" method="post" action={`/orders/${order.id}/checkout`}>
      <button>{again || 'Go to checkout'}</button>
    </form>
  );
}

function explanation(order: Order): string {
  switch (stateOf(order)) {
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
    case 'disputed':
      return 'You have asked your bank about this payment. We are answering it.';
    case 'won':
      return 'Your bank has looked into it and left the payment as it was.';
    case 'lost':
      return 'Your bank has looked into it and given it back to you.';
  }
}
