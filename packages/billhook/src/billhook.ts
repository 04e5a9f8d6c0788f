// What an app holds in its hands: the public face of Billhook, as types.
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Pool } from 'pg';
import type Stripe from 'stripe';

import type { Access } from './access/check-access.ts';
import type { CheckoutInput, CheckoutSession } from './checkout/checkout-input.ts';
import type { User } from './customers/ensure-customer.ts';
import type { Database } from './database/database.ts';
import type { Disputes } from './disputes/disputes.ts';
import type { PaymentMethods } from './payment-methods/payment-methods.ts';
import type { Payments } from './payments/payments.ts';
import type { Receipts } from './receipts/receipts.ts';
import type { Refunds } from './refunds/refunds.ts';
import type { Setups } from './setup/setups.ts';
import type { DeferredHandler } from './deferred/deferred-handlers.ts';
import type { DeferredWork } from './deferred/read-deferred.ts';
import type { DeferredFilter } from './deferred/retry-deferred.ts';
import type { MirrorReads } from './mirror/mirror.ts';
import type { Subscriptions } from './subscriptions/current-subscription.ts';
import type { EndpointVersion } from './webhooks/endpoints/check-endpoints.ts';
import type {
  EnsuredEndpoint,
  EnsureEndpointOptions,
} from './webhooks/endpoints/ensure-endpoint.ts';
import type { EventType, Handler } from './webhooks/handlers.ts';
import type { InboxState } from './webhooks/inbox/count-states.ts';
import type { InboxEvent } from './webhooks/inbox/read-inbox.ts';
import type { Replay, ReplayFilter, ReplayRecord } from './webhooks/inbox/replay-events.ts';
import type { ReconcileOptions, ReconcileReport } from './webhooks/reconcile/reconcile.ts';

export interface Checkout {
  /**
   * Opens a checkout session for the user's one customer.
   *
   * With a `reference`, two calls with the same parameters open the same session; other parameters, or
   * an expired session, give a new one.
   *
   * @returns the session; send the user to its `url`.
   * @throws AmountError, CheckoutUrlMissingError, CustomerUnsettledError, or Stripe's error.
   * @see https://docs.stripe.com/api/checkout/sessions/create
   */
  create(input: CheckoutInput): Promise<CheckoutSession>;
  /**
   * Fetches a session and what came of it, and writes all of it into the mirror: for the page that the customer
   * comes back to, which need not wait for a webhook that is still on its way.
   *
   * @returns the session, with its payment, subscription and invoice expanded.
   * @throws Stripe's error, also when there is no such session.
   * @see https://docs.stripe.com/payments/checkout/custom-success-page
   */
  complete(sessionId: string): Promise<Stripe.Checkout.Session>;
}

export interface CustomersOfUsers {
  /**
   * The id of the user's Stripe customer, created at the first call; one, however many call at once.
   *
   * @throws CustomerUnsettledError, or Stripe's error.
   * @see https://docs.stripe.com/api/customers/create
   */
  ensure(user: User): Promise<string>;
}

export interface Inbox {
  /** The event with this id, and what became of it; undefined when it never arrived. */
  get(id: string): Promise<InboxEvent | undefined>;
  /** The latest events of a state, newest first; at most `limit`, by default 100. */
  list(filter: { readonly state: InboxState; readonly limit?: number }): Promise<InboxEvent[]>;
  /** How many events there are in each state; `done` is exact up to 100,000, beyond it is estimated. */
  counts(): Promise<Record<InboxState, number>>;
}

export interface Webhooks {
  readonly inbox: Inbox;
  /**
   * Has events that are done, failed or dead handled once more, from the first attempt: one by its id, or
   * those that fit a filter. What handlers write counts exactly once for each replay.
   *
   * @param record who wants it and why; it is kept with the event.
   * @returns the ids of those that are handled once more; others are waiting or being handled anyway.
   */
  replay(which: string | ReplayFilter, record?: ReplayRecord): Promise<string[]>;
  /** The replays of an event, the first one first. */
  replays(id: string): Promise<Replay[]>;
  /**
   * Sees to it that Stripe delivers to this address, in the API version of these types: an endpoint that is there is
   * enabled and given the events that you pass, another is created where there is none with this address, version and
   * `connect`, which Stripe cannot change. The log says what was changed, and which other versions have the address.
   *
   * @returns its signing secret when it was created now: Stripe tells it only once.
   * @throws Stripe's error.
   * @see https://docs.stripe.com/api/webhook_endpoints/create
   * @see https://docs.stripe.com/api/webhook_endpoints/update
   */
  ensureEndpoint(options: EnsureEndpointOptions): Promise<EnsuredEndpoint>;
  /**
   * The endpoints that Stripe delivers to, and in which API version. Done at every start, too, and what is
   * wrong is logged.
   *
   * @throws Stripe's error.
   */
  endpoints(): Promise<EndpointVersion[]>;
}

/** What handlers have put off by `defer`. */
export interface Deferred {
  /** The piece of work with this key, and what became of it; undefined when there is none. */
  get(key: string): Promise<DeferredWork | undefined>;
  /** The latest work of a state, newest first; at most `limit`, by default 100. */
  list(filter: { readonly state: InboxState; readonly limit?: number }): Promise<DeferredWork[]>;
  /** How much work there is in each state; `done` is exact up to 100,000, beyond it is estimated. */
  counts(): Promise<Record<InboxState, number>>;
  /**
   * Has work that has failed or is dead tried again, from the first attempt and under the key that it had: one piece
   * by its key, or what fits a filter.
   *
   * @returns the keys of what is tried again; the rest is done, waiting or under way.
   */
  retry(which: string | DeferredFilter): Promise<string[]>;
}

export interface Billhook {
  readonly checkout: Checkout;
  readonly customers: CustomersOfUsers;
  readonly payments: Payments;
  readonly refunds: Refunds;
  readonly setup: Setups;
  readonly paymentMethods: PaymentMethods;
  readonly disputes: Disputes;
  readonly receipts: Receipts;
  readonly webhooks: Webhooks;
  readonly deferred: Deferred;
  /** Whether a user may use a feature, from the mirror. */
  readonly access: Access;
  readonly subscriptions: Subscriptions;
  /** Stripe's objects as they last were, from the database. */
  readonly mirror: MirrorReads;
  /** The official SDK's client, for everything that Billhook has no word for. */
  readonly stripe: Stripe;
  /** The database that Billhook uses, for the app's own tables. */
  readonly database: Database;
  /** The same, as the pool of `pg`. */
  readonly pool: Pool;
  /**
   * Adds a handler for a type of event. Add all before `start`: an event that nobody handles is done.
   *
   * @see https://docs.stripe.com/api/events/types
   */
  on<Type extends EventType>(type: Type, handler: Handler<Type>): void;
  /**
   * Sets the function that does what handlers have put off by `defer` under this name.
   *
   * @throws DeferredNameError (`deferred_name_invalid`) when there is no name, or it begins with `billhook.`.
   */
  onDeferred(name: string, handler: DeferredHandler): void;
  /**
   * Compares Stripe's list of events with the inbox and takes in what is missing. It happens by itself at the
   * start and every few minutes.
   *
   * @throws Stripe's error.
   * @see https://docs.stripe.com/api/events/list
   */
  reconcile(options?: ReconcileOptions): Promise<ReconcileReport>;
  /** Answers `POST …/webhook`, `GET …/health` and the pages of Billhook, wherever it is mounted. It never throws. */
  handler(this: void, request: Request): Promise<Response>;
  /** The same for `node:http`, Express, Fastify's `raw` and the like: faster, because nothing is converted. */
  nodeHandler(this: void, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Starts the workers that run the handlers, and the upkeep. */
  start(): Promise<void>;
  /** Lets running handlers finish, then closes everything that Billhook opened. */
  stop(): Promise<void>;
}
