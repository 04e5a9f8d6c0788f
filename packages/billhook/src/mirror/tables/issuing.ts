// Cards that the account issues itself. https://docs.stripe.com/api/issuing/cards
import { boolean, created, integer, link, reference, text, time } from './column.ts';
import type { TableDefinition } from './table-definition.ts';

export const issuingTables: readonly TableDefinition[] = [
  {
    object: 'issuing.authorization',
    table: 'issuing_authorizations',
    retrieve: ['/v1/issuing/authorizations/{id}'],
    list: { path: '/v1/issuing/authorizations', byCreated: true },
    columns: [
      link('card'),
      link('cardholder'),
      text('status'),
      boolean('approved'),
      integer('amount'),
      text('currency'),
      text('merchant_name', 'merchant_data.name'),
      created,
    ],
  },
  {
    object: 'issuing.card',
    table: 'issuing_cards',
    retrieve: ['/v1/issuing/cards/{id}'],
    list: { path: '/v1/issuing/cards', byCreated: true },
    columns: [
      link('cardholder'),
      text('status'),
      text('type'),
      text('brand'),
      text('last4'),
      text('currency'),
      created,
    ],
  },
  {
    object: 'issuing.cardholder',
    table: 'issuing_cardholders',
    retrieve: ['/v1/issuing/cardholders/{id}'],
    list: { path: '/v1/issuing/cardholders', byCreated: true },
    columns: [text('name'), text('email'), text('status'), text('type'), created],
  },
  {
    object: 'issuing.dispute',
    table: 'issuing_disputes',
    retrieve: ['/v1/issuing/disputes/{id}'],
    list: { path: '/v1/issuing/disputes', byCreated: true },
    columns: [link('transaction'), text('status'), integer('amount'), text('currency'), created],
  },
  {
    object: 'issuing.personalization_design',
    table: 'issuing_personalization_designs',
    retrieve: ['/v1/issuing/personalization_designs/{id}'],
    list: { path: '/v1/issuing/personalization_designs', byCreated: false },
    columns: [text('name'), text('status'), text('lookup_key'), created],
  },
  {
    object: 'issuing.token',
    table: 'issuing_tokens',
    retrieve: ['/v1/issuing/tokens/{id}'],
    columns: [link('card'), text('network'), text('status'), time('network_updated_at'), created],
  },
  {
    object: 'issuing.transaction',
    table: 'issuing_transactions',
    retrieve: ['/v1/issuing/transactions/{id}'],
    list: { path: '/v1/issuing/transactions', byCreated: true },
    columns: [
      link('card'),
      link('cardholder'),
      link('authorization'),
      text('type'),
      integer('amount'),
      text('currency'),
      text('merchant_name', 'merchant_data.name'),
      reference('balance_transaction'),
      created,
    ],
  },
];
