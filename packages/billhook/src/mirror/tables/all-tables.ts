// All tables of the mirror, and the way from a type of object to its table.
import { balanceTables } from './balance.ts';
import { billingTables } from './billing.ts';
import { catalogTables } from './catalog.ts';
import { checkoutTables } from './checkout.ts';
import { connectTables } from './connect.ts';
import { customerTables } from './customers.ts';
import { entitlementTables } from './entitlements.ts';
import { invoiceTables } from './invoices.ts';
import { issuingTables } from './issuing.ts';
import { otherTables } from './other-products.ts';
import { paymentTables } from './payments.ts';
import { subscriptionTables } from './subscriptions.ts';
import type {
  AnyTableDefinition,
  PartTableDefinition,
  TableDefinition,
} from './table-definition.ts';
import { treasuryTables } from './treasury.ts';

export const allTables: readonly AnyTableDefinition[] = [
  ...customerTables,
  ...paymentTables,
  ...checkoutTables,
  ...subscriptionTables,
  ...invoiceTables,
  ...catalogTables,
  ...entitlementTables,
  ...billingTables,
  ...balanceTables,
  ...connectTables,
  ...issuingTables,
  ...treasuryTables,
  ...otherTables,
];

const byObject: ReadonlyMap<string, AnyTableDefinition> = new Map(
  allTables.map((definition) => [definition.object, definition]),
);

/** The table of a type of object; undefined for a type that the mirror does not know. */
export function tableOf(object: string): AnyTableDefinition | undefined {
  return byObject.get(object);
}

/** Whether its rows are parts of other objects, and have no events of their own. */
export function isPartTable(definition: AnyTableDefinition): definition is PartTableDefinition {
  return 'parentColumn' in definition;
}

/** The table of the entries of an embedded list. */
export function partTableOf(object: string): PartTableDefinition {
  const definition = tableOf(object);
  if (definition !== undefined && isPartTable(definition)) return definition;
  throw new Error(`No table holds the parts of type ${object}.`);
}

/** The tables whose rows have a life of their own. */
export const ownTables: readonly TableDefinition[] = allTables.filter(
  (definition) => !isPartTable(definition),
);
