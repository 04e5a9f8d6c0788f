// What an app may pass to `createBillhook`. Everything has a variable in the environment or a default,
// so that `createBillhook()` is enough where the environment is set.
import type { Pool } from 'pg';

import type { Logger } from '../logging/logger.ts';

export interface StripeOptions {
  /** `STRIPE_SECRET_KEY`: a secret or restricted key, https://dashboard.stripe.com/apikeys. */
  readonly secretKey?: string;
  /**
   * `STRIPE_WEBHOOK_SECRET` (several separated by commas): the signing secrets that are accepted.
   * While a secret is being rotated there are two.
   */
  readonly webhookSecrets?: string | readonly string[];
  /** `STRIPE_API_BASE`: another host that speaks Stripe's API, such as the emulator's URL. */
  readonly apiBase?: string;
  /** How old a signature may be, in seconds. 0 accepts any age. Default 300, as in Stripe's SDKs. */
  readonly toleranceSeconds?: number;
  /** How long one attempt of one request to Stripe may take, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
  /**
   * How long a call may wait when Stripe says that calls come too fast (429), in milliseconds. Default
   * 30,000; 0 gives up at once.
   */
  readonly patienceMs?: number;
}

export interface DatabaseOptions {
  /** `DATABASE_URL`: postgres://… Without it, outside production, an embedded PostgreSQL is started. */
  readonly url?: string;
  /**
   * The most connections to keep; so many or fewer than `worker.concurrency` are refused. Default five more than that. One
   * more hears what is announced.
   */
  readonly poolSize?: number;
  /** Where the embedded PostgreSQL keeps its data. Default `.billhook/postgres`. */
  readonly embeddedDirectory?: string;
}

export interface WorkerOptions {
  /** How many events are handled at once, each on a connection of its own. Default 5. */
  readonly concurrency?: number;
  /** How often to look for due events when nothing announces any, in milliseconds. Default 1,000. */
  readonly pollMs?: number;
  /** How often an event is tried before it is set aside as dead. Default 12. */
  readonly attempts?: number;
  /** The most that the first retry waits, in milliseconds; doubles with each. Default 2,000. */
  readonly backoffMs?: number;
  /** The most that any retry waits, in milliseconds. Default one hour. */
  readonly maxBackoffMs?: number;
  /** How long the handlers of one event may take together, in milliseconds. Default 30,000. */
  readonly handlerTimeoutMs?: number;
  /** How long a worker may be silent before others take its events over, in ms. Default 2,000. */
  readonly takeoverMs?: number;
}

export interface IngestOptions {
  /** The most events that wait to be stored; beyond, Stripe is asked to come again. Default 2,000. */
  readonly maxWaitingEvents?: number;
  /** The most bytes that wait to be stored. Default 32 MiB. */
  readonly maxWaitingBytes?: number;
  /** How long a delivery waits for the database, in milliseconds. Default 5,000. */
  readonly maxWaitMs?: number;
}

export interface UpkeepOptions {
  /**
   * How often Stripe's list of events is compared with the inbox, in milliseconds, beginning at `start`.
   * Default five minutes; 0 leaves it to the app, which calls `reconcile`.
   */
  readonly reconcileEveryMs?: number;
  /** For how many days the payloads of events that are done are kept. Default 90. */
  readonly keepPayloadsDays?: number;
}

export interface BillhookOptions {
  readonly stripe?: StripeOptions;
  /**
   * Settings of a database connection, or a pool of the app's own (which Billhook never ends). Its `max` must be above
   * `worker.concurrency`, by what the app itself needs.
   */
  readonly database?: DatabaseOptions | Pool;
  readonly worker?: WorkerOptions;
  readonly ingest?: IngestOptions;
  readonly upkeep?: UpkeepOptions;
  /**
   * `BILLHOOK_ENVIRONMENT`: a name for this installation, where several share one account of Stripe, as
   * colleagues do in test mode. What is created carries it, and events about what carries another are ignored.
   */
  readonly environment?: string;
  /**
   * `BILLHOOK_URL`: where the handler is mounted, as the world reaches it, such as
   * https://app.example/billhook. Links to Billhook's own pages begin with it.
   */
  readonly publicUrl?: string;
  /** Where log lines go. Default: pino on standard output. Secrets are masked in either case. */
  readonly logger?: Logger;
}

/** The environment, as `process.env` gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;
