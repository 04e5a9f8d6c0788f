// Financial accounts of platforms and the money that moves through them.
// https://docs.stripe.com/api/treasury/financial_accounts
import { type Column, boolean, created, integer, link, text, time } from './column.ts';
import type { TableDefinition } from './table-definition.ts';

/** What every movement of money has. */
const movement: readonly Column[] = [
  link('financial_account'),
  text('status'),
  integer('amount'),
  text('currency'),
  link('transaction'),
];

export const treasuryTables: readonly TableDefinition[] = [
  {
    object: 'treasury.financial_account',
    table: 'treasury_financial_accounts',
    retrieve: ['/v1/treasury/financial_accounts/{id}'],
    list: { path: '/v1/treasury/financial_accounts', byCreated: true },
    columns: [text('status'), text('country'), text('nickname'), created],
  },
  {
    object: 'treasury.credit_reversal',
    table: 'treasury_credit_reversals',
    retrieve: ['/v1/treasury/credit_reversals/{id}'],
    columns: [...movement, link('received_credit'), text('network'), created],
  },
  {
    object: 'treasury.debit_reversal',
    table: 'treasury_debit_reversals',
    retrieve: ['/v1/treasury/debit_reversals/{id}'],
    columns: [...movement, link('received_debit'), text('network'), created],
  },
  {
    object: 'treasury.inbound_transfer',
    table: 'treasury_inbound_transfers',
    retrieve: ['/v1/treasury/inbound_transfers/{id}'],
    columns: [
      ...movement,
      boolean('cancelable'),
      text('failure_code', 'failure_details.code'),
      created,
    ],
  },
  {
    object: 'treasury.outbound_payment',
    table: 'treasury_outbound_payments',
    retrieve: ['/v1/treasury/outbound_payments/{id}'],
    columns: [
      ...movement,
      link('customer'),
      boolean('cancelable'),
      time('expected_arrival_date'),
      created,
    ],
  },
  {
    object: 'treasury.outbound_transfer',
    table: 'treasury_outbound_transfers',
    retrieve: ['/v1/treasury/outbound_transfers/{id}'],
    columns: [...movement, boolean('cancelable'), time('expected_arrival_date'), created],
  },
  {
    object: 'treasury.received_credit',
    table: 'treasury_received_credits',
    retrieve: ['/v1/treasury/received_credits/{id}'],
    columns: [...movement, text('network'), text('failure_code'), created],
  },
  {
    object: 'treasury.received_debit',
    table: 'treasury_received_debits',
    retrieve: ['/v1/treasury/received_debits/{id}'],
    columns: [...movement, text('network'), text('failure_code'), created],
  },
];
