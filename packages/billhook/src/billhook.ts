// What an app holds in its hands: the public face of Billhook, as types.
import type { Pool } from 'pg';
import type Stripe from 'stripe';

import type { CheckoutInput, CheckoutSession } from './checkout/checkout-input.ts';
import type { User } from './customers/ensure-customer.ts';
import type { Database } from './database/database.ts';
import type { EventType, Handler } from './webhooks/handlers.ts';
import type { InboxEvent, InboxState } from './webhooks/inbox/read-inbox.ts';

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
  /** How many events there are in each state. */
  counts(): Promise<Record<InboxState, number>>;
}

export interface Webhooks {
  readonly inbox: Inbox;
  /**
   * Has an event that is done, failed or dead handled once more, from the first attempt.
   *
   * @returns false when there is no such event, or when it is waiting or being handled anyway.
   */
  replay(id: string): Promise<boolean>;
}

export interface Billhook {
  readonly checkout: Checkout;
  readonly customers: CustomersOfUsers;
  readonly webhooks: Webhooks;
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
  /** Answers `POST …/webhook` and `GET …/health`, wherever it is mounted. It never throws. */
  handler(this: void, request: Request): Promise<Response>;
  /** Starts the worker that runs the handlers. */
  start(): Promise<void>;
  /** Lets running handlers finish, then closes everything that Billhook opened. */
  stop(): Promise<void>;
}
