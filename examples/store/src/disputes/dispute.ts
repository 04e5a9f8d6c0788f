import { findItem } from '../catalog.ts';

/** A dispute, as the store keeps it. */
export interface Dispute {
  /** Stripe's id. */
  id: string;
  /** Null when it is about a month of a membership. */
  orderId: string | null;
  /** The slug of what was ordered. */
  item: string | null;
  /** Stripe's own: https://docs.stripe.com/api/disputes/object#dispute_object-status */
  status: string;
  reason: string;
  /** In minor units. */
  amount: number;
  currency: string;
  /** Until when the bank takes an answer. */
  dueBy: Date | null;
}

/** What the disputed payment was for. */
export function nameOf({ item }: Dispute): string {
  return item === null ? 'A month’s membership' : (findItem(item)?.name ?? item);
}

/** Whether the bank waits for the store's answer. An inquiry is a dispute that has not cost anything yet. */
export function isUnanswered({ status }: Dispute): boolean {
  return status === 'needs_response' || status === 'warning_needs_response';
}
