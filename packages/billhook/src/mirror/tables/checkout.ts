// Checkout sessions with their line items, and payment links.
// https://docs.stripe.com/api/checkout/sessions
import { boolean, created, integer, link, reference, text, time } from './column.ts';
import type { AnyTableDefinition } from './table-definition.ts';

export const checkoutTables: readonly AnyTableDefinition[] = [
  {
    object: 'checkout.session',
    table: 'checkout_sessions',
    retrieve: ['/v1/checkout/sessions/{id}'],
    list: { path: '/v1/checkout/sessions', byCreated: true },
    parts: [{ object: 'item', field: 'line_items', path: '/v1/checkout/sessions/{id}/line_items' }],
    columns: [
      link('customer'),
      text('mode'),
      text('status'),
      text('payment_status'),
      integer('amount_subtotal'),
      integer('amount_total'),
      text('currency'),
      link('payment_intent'),
      link('subscription'),
      reference('setup_intent'),
      reference('invoice'),
      reference('payment_link'),
      text('client_reference_id'),
      text('customer_email', 'customer_details.email'),
      time('expires_at'),
      created,
    ],
  },
  {
    object: 'item',
    table: 'checkout_session_line_items',
    parentColumn: 'checkout_session',
    columns: [
      reference('price'),
      reference('product', 'price.product'),
      text('description'),
      integer('quantity'),
      integer('amount_subtotal'),
      integer('amount_discount'),
      integer('amount_tax'),
      integer('amount_total'),
      text('currency'),
    ],
  },
  {
    object: 'payment_link',
    table: 'payment_links',
    retrieve: ['/v1/payment_links/{id}'],
    list: { path: '/v1/payment_links', byCreated: false },
    columns: [boolean('active'), text('url'), text('currency')],
  },
];
