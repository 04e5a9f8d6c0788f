// Billing beside subscriptions: meters, credits and the portal. https://docs.stripe.com/api/billing/meter
import { boolean, created, indexedText, integer, link, reference, text, time } from './column.ts';
import type { TableDefinition } from './table-definition.ts';

export const billingTables: readonly TableDefinition[] = [
  {
    object: 'billing.meter',
    table: 'billing_meters',
    retrieve: ['/v1/billing/meters/{id}'],
    list: { path: '/v1/billing/meters', byCreated: false },
    columns: [text('display_name'), indexedText('event_name'), text('status'), created],
  },
  {
    object: 'billing.credit_grant',
    table: 'billing_credit_grants',
    retrieve: ['/v1/billing/credit_grants/{id}'],
    list: { path: '/v1/billing/credit_grants', byCreated: false },
    columns: [
      link('customer'),
      text('name'),
      text('category'),
      integer('amount', 'amount.monetary.value'),
      text('currency', 'amount.monetary.currency'),
      integer('priority'),
      time('effective_at'),
      time('expires_at'),
      time('voided_at'),
      created,
    ],
  },
  {
    object: 'billing.credit_balance_transaction',
    table: 'billing_credit_balance_transactions',
    retrieve: ['/v1/billing/credit_balance_transactions/{id}'],
    columns: [link('credit_grant'), text('type'), time('effective_at'), created],
  },
  {
    object: 'billing_portal.configuration',
    table: 'billing_portal_configurations',
    retrieve: ['/v1/billing_portal/configurations/{id}'],
    list: { path: '/v1/billing_portal/configurations', byCreated: false },
    columns: [text('name'), boolean('active'), boolean('is_default'), created],
  },
  {
    object: 'billing_portal.session',
    table: 'billing_portal_sessions',
    columns: [link('customer'), reference('configuration'), created],
  },
];
