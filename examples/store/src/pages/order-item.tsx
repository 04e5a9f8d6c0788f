import { findItem } from '../catalog.ts';
import { formatAmount } from '../format-amount.ts';
import type { Order } from '../orders/order.ts';

/** What was ordered, and for how much. */
export function OrderItem({ order }: { order: Order }) {
  const item = findItem(order.item);
  return (
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
  );
}
