// What Stripe has changed in the shape of the objects that events carry, from acacia to endive, as a table:
// in which release, of which object, and how an older object is brought into the newer shape. A field that
// was dropped without a successor is dropped here too, so that nobody comes to rely on it.
//
// https://docs.stripe.com/changelog and the SDK's own changelog
import { basilInvoice, basilInvoiceItem, basilLineItem } from './invoice-changes.ts';
import { idOf, isShape, type Shape, withList, without } from './shape.ts';

/** The releases with breaking changes, oldest first. */
export const releases = ['acacia', 'basil', 'clover', 'dahlia', 'endive'] as const;

export type Release = (typeof releases)[number];

export interface Change {
  /** The release that made it: older objects need it. */
  readonly release: Release;
  /** The type of the objects that it changes. */
  readonly object: string;
  readonly apply: (old: Shape) => Shape;
}

export const changes: readonly Change[] = [
  { release: 'basil', object: 'subscription', apply: basilSubscription },
  { release: 'basil', object: 'invoice', apply: basilInvoice },
  { release: 'basil', object: 'line_item', apply: basilLineItem },
  { release: 'basil', object: 'invoiceitem', apply: basilInvoiceItem },
  { release: 'basil', object: 'payment_intent', apply: (old) => without(old, 'invoice') },
  { release: 'basil', object: 'charge', apply: (old) => without(old, 'invoice') },
  { release: 'basil', object: 'credit_note', apply: basilCreditNote },
  { release: 'clover', object: 'discount', apply: cloverDiscount },
  { release: 'clover', object: 'promotion_code', apply: cloverPromotionCode },
  {
    release: 'clover',
    object: 'customer',
    apply: (old) => withField(old, 'discount', cloverDiscount),
  },
  { release: 'dahlia', object: 'checkout.session', apply: dahliaCheckoutSession },
];

/** The period moved to the items, and the one discount into the list of them. */
function basilSubscription(old: Shape): Shape {
  const { current_period_start: start, current_period_end: end } = old;
  const moved = withList(old, 'items', (item) => ({
    ...item,
    current_period_start: item['current_period_start'] ?? start,
    current_period_end: item['current_period_end'] ?? end,
  }));
  const discount = idOf(old['discount']);
  const discounts = moved['discounts'] ?? (discount === undefined ? [] : [discount]);
  return {
    ...without(
      moved,
      'current_period_start',
      'current_period_end',
      'discount',
      'billing_thresholds',
    ),
    discounts,
  };
}

function basilCreditNote(old: Shape): Shape {
  const refund = idOf(old['refund']);
  const refunds =
    refund === undefined ? [] : [{ refund, amount_refunded: old['amount'] ?? old['total'] }];
  return { ...without(old, 'refund'), refunds: old['refunds'] ?? refunds };
}

/** The coupon became one of several possible sources of a discount. */
function cloverDiscount(old: Shape): Shape {
  if (!('coupon' in old)) return old;
  const source = { type: 'coupon', coupon: idOf(old['coupon']) ?? null };
  return { ...without(old, 'coupon'), source: old['source'] ?? source };
}

function cloverPromotionCode(old: Shape): Shape {
  if (!('coupon' in old)) return old;
  const promotion = { type: 'coupon', coupon: idOf(old['coupon']) ?? null };
  return { ...without(old, 'coupon'), promotion: old['promotion'] ?? promotion };
}

const checkoutModes: Readonly<Record<string, string>> = {
  hosted: 'hosted_page',
  embedded: 'embedded_page',
  custom: 'elements',
};

function dahliaCheckoutSession(old: Shape): Shape {
  const mode = old['ui_mode'];
  return typeof mode === 'string' ? { ...old, ui_mode: checkoutModes[mode] ?? mode } : old;
}

function withField(shape: Shape, field: string, change: (value: Shape) => Shape): Shape {
  const value = shape[field];
  return isShape(value) ? { ...shape, [field]: change(value) } : shape;
}
