/** All resources of the emulator. A new one adds its line here and in `objects/object-types.ts`. */
import type { DueTaskHandler } from '../clock/due-queue.ts';
import type { EventType } from '../events/event-type.ts';
import type { Includables } from '../http/expand.ts';
import type { Operation } from '../http/operation.ts';
import type { Reaction } from '../store/unit-of-work.ts';
import { searches } from '../search/search.ts';
import { accounts } from './accounts/accounts.ts';
import { balanceTransactions } from './balance-transactions/balance-transactions.ts';
import { charges } from './charges/charges.ts';
import { checkoutSessions } from './checkout-sessions/checkout-sessions.ts';
import { confirmationTokens } from './confirmation-tokens/confirmation-tokens.ts';
import { customerSessions } from './customer-sessions/customer-sessions.ts';
import { customers } from './customers/customers.ts';
import { disputes } from './disputes/disputes.ts';
import { events } from './events/events.ts';
import { invoicePayments } from './invoice-payments/invoice-payments.ts';
import { invoices } from './invoices/invoices.ts';
import { mandates } from './mandates/mandates.ts';
import { paymentIntents } from './payment-intents/payment-intents.ts';
import { paymentMethods } from './payment-methods/payment-methods.ts';
import { paymentPages } from './payment-pages/payment-pages.ts';
import { prices } from './prices/prices.ts';
import { products } from './products/products.ts';
import { refunds } from './refunds/refunds.ts';
import type { Includable, Resource } from './resource.ts';
import { setupAttempts } from './setup-attempts/setup-attempts.ts';
import { setupIntents } from './setup-intents/setup-intents.ts';
import { subscriptions } from './subscriptions/subscriptions.ts';
import { tokens } from './tokens/tokens.ts';
import { webhookEndpoints } from './webhook-endpoints/webhook-endpoints.ts';

const resources: readonly Resource[] = [
  searches,
  accounts,
  balanceTransactions,
  charges,
  checkoutSessions,
  confirmationTokens,
  customers,
  customerSessions,
  disputes,
  events,
  invoicePayments,
  invoices,
  mandates,
  paymentIntents,
  paymentMethods,
  paymentPages,
  prices,
  products,
  refunds,
  setupAttempts,
  setupIntents,
  subscriptions,
  tokens,
  webhookEndpoints,
];

export const operations: readonly Operation[] = resources.flatMap(
  (resource) => resource.operations,
);

export const includables: Includables = new Map(
  resources.flatMap((resource) =>
    // Object.entries forgets that each value is a table of includable fields.
    Object.entries((resource.includables ?? {}) as Record<string, Record<string, Includable>>),
  ),
);

export const dueTaskHandlers: ReadonlyMap<string, DueTaskHandler> = new Map(
  resources.flatMap((resource) => Object.entries(resource.dueTasks ?? {})),
);

export const reactions: ReadonlyMap<EventType, readonly Reaction[]> = collectReactions();

function collectReactions(): Map<EventType, Reaction[]> {
  const collected = new Map<EventType, Reaction[]>();
  for (const resource of resources) {
    // Object.entries forgets the key type; the keys of `reactions` are event types.
    for (const [type, react] of Object.entries(resource.reactions ?? {}) as [
      EventType,
      Reaction,
    ][]) {
      collected.set(type, [...(collected.get(type) ?? []), react]);
    }
  }
  return collected;
}
