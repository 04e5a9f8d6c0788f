// Stripe's products that few apps use, each with the columns that everybody asks for first.
import { created, decimal, integer, link, reference, text, time } from './column.ts';
import type { TableDefinition } from './table-definition.ts';

export const otherTables: readonly TableDefinition[] = [
  {
    object: 'climate.order',
    table: 'climate_orders',
    retrieve: ['/v1/climate/orders/{id}'],
    list: { path: '/v1/climate/orders', byCreated: false },
    columns: [
      link('product'),
      text('status'),
      integer('amount_total'),
      text('currency'),
      decimal('metric_tons'),
      created,
    ],
  },
  {
    object: 'climate.product',
    table: 'climate_products',
    retrieve: ['/v1/climate/products/{id}'],
    list: { path: '/v1/climate/products', byCreated: false },
    columns: [text('name'), integer('delivery_year'), decimal('metric_tons_available'), created],
  },
  {
    object: 'file',
    table: 'files',
    retrieve: ['/v1/files/{id}'],
    list: { path: '/v1/files', byCreated: true },
    columns: [
      text('purpose'),
      text('filename'),
      text('type'),
      integer('size'),
      time('expires_at'),
      created,
    ],
  },
  {
    object: 'financial_connections.account',
    table: 'financial_connections_accounts',
    retrieve: ['/v1/financial_connections/accounts/{id}'],
    list: { path: '/v1/financial_connections/accounts', byCreated: false },
    columns: [
      link('customer', 'account_holder.customer'),
      text('status'),
      text('institution_name'),
      text('last4'),
      created,
    ],
  },
  {
    object: 'financial_connections.authorization',
    table: 'financial_connections_authorizations',
    columns: [text('status'), text('institution_name')],
  },
  {
    object: 'identity.verification_session',
    table: 'identity_verification_sessions',
    retrieve: ['/v1/identity/verification_sessions/{id}'],
    list: { path: '/v1/identity/verification_sessions', byCreated: true },
    columns: [
      link('customer', 'related_customer'),
      text('status'),
      text('type'),
      text('client_reference_id'),
      text('error_code', 'last_error.code'),
      created,
    ],
  },
  {
    object: 'reporting.report_run',
    table: 'reporting_report_runs',
    retrieve: ['/v1/reporting/report_runs/{id}'],
    list: { path: '/v1/reporting/report_runs', byCreated: true },
    columns: [text('report_type'), text('status'), time('succeeded_at'), created],
  },
  {
    object: 'reporting.report_type',
    table: 'reporting_report_types',
    retrieve: ['/v1/reporting/report_types/{id}'],
    columns: [text('name'), time('data_available_start'), time('data_available_end')],
  },
  {
    object: 'scheduled_query_run',
    table: 'sigma_scheduled_query_runs',
    retrieve: ['/v1/sigma/scheduled_query_runs/{id}'],
    list: { path: '/v1/sigma/scheduled_query_runs', byCreated: false },
    columns: [text('title'), text('status'), created],
  },
  {
    object: 'terminal.reader',
    table: 'terminal_readers',
    retrieve: ['/v1/terminal/readers/{id}'],
    list: { path: '/v1/terminal/readers', byCreated: false },
    deletable: true,
    columns: [
      text('label'),
      text('status'),
      text('device_type'),
      text('serial_number'),
      reference('location'),
      text('action_status', 'action.status'),
    ],
  },
];
