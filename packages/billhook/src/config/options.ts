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
}

export interface DatabaseOptions {
  /** `DATABASE_URL`: postgres://… Without it, outside production, an embedded PostgreSQL is started. */
  readonly url?: string;
  /** The most connections to keep. Default 10; keep it above `worker.concurrency`. */
  readonly poolSize?: number;
  /** Where the embedded PostgreSQL keeps its data. Default `.billhook/postgres`. */
  readonly embeddedDirectory?: string;
}

export interface WorkerOptions {
  /** How many events are handled at once. Default 5. */
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
  /** How long a claimed event may go without a transaction before others take it. Default 2,000. */
  readonly takeoverMs?: number;
}

export interface BillhookOptions {
  readonly stripe?: StripeOptions;
  /** Settings of a database connection, or a pool of the app's own (which Billhook never ends). */
  readonly database?: DatabaseOptions | Pool;
  readonly worker?: WorkerOptions;
  /** Where log lines go. Default: pino on standard output. Secrets are masked in either case. */
  readonly logger?: Logger;
}

/** The environment, as `process.env` gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;
