// Who may use what: features, and those of each customer. https://docs.stripe.com/billing/entitlements
//
// A customer's summary has no id and no call that reads it; the list of the active entitlements, which
// is all that it holds, is read in its place.
import { boolean, indexedText, link, text } from './column.ts';
import type { AnyTableDefinition } from './table-definition.ts';

export const entitlementTables: readonly AnyTableDefinition[] = [
  {
    object: 'entitlements.feature',
    table: 'entitlements_features',
    retrieve: ['/v1/entitlements/features/{id}'],
    list: { path: '/v1/entitlements/features', byCreated: false },
    columns: [indexedText('lookup_key'), text('name'), boolean('active')],
  },
  {
    object: 'entitlements.active_entitlement_summary',
    table: 'entitlements_active_entitlement_summaries',
    retrieve: ['/v1/entitlements/active_entitlements?customer={customer}'],
    list: {
      path: '/v1/entitlements/active_entitlements?customer={customer}',
      byCreated: false,
      perCustomer: true,
    },
    identity: ['customer'],
    parts: [
      {
        object: 'entitlements.active_entitlement',
        field: 'entitlements',
        path: '/v1/entitlements/active_entitlements?customer={customer}',
      },
    ],
    columns: [link('customer')],
  },
  {
    object: 'entitlements.active_entitlement',
    table: 'entitlements_active_entitlements',
    parentColumn: 'customer',
    columns: [link('feature'), indexedText('lookup_key')],
  },
];
