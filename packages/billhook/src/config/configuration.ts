// Options and environment, read once and turned into a configuration in which everything is present
// and valid. Whatever is wrong is reported together, in words that say where to find the right value.
import type { Pool } from 'pg';
import { z } from 'zod';

import { ConfigurationError } from '../errors/configuration-error.ts';
import type { BillhookOptions, DatabaseOptions, Environment } from './options.ts';

export interface StripeConfiguration {
  readonly secretKey: string;
  readonly webhookSecrets: readonly string[];
  readonly apiBase: URL | undefined;
  readonly toleranceSeconds: number;
  readonly timeoutMs: number;
  readonly patienceMs: number;
  /** Whether the key is a live one, which moves real money. */
  readonly livemode: boolean;
}

export interface WorkerConfiguration {
  readonly concurrency: number;
  readonly pollMs: number;
  readonly attempts: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  readonly handlerTimeoutMs: number;
  readonly takeoverMs: number;
}

export interface IngestConfiguration {
  readonly maxWaitingEvents: number;
  readonly maxWaitingBytes: number;
  readonly maxWaitMs: number;
}

export interface UpkeepConfiguration {
  /** 0 when the app asks for it itself. */
  readonly reconcileEveryMs: number;
  readonly keepPayloadsDays: number;
}

export type DatabaseConfiguration =
  | { readonly kind: 'pool'; readonly pool: Pool }
  | { readonly kind: 'url'; readonly url: string; readonly poolSize: number }
  | {
      readonly kind: 'embedded';
      readonly directory: string | undefined;
      readonly poolSize: number;
    };

export interface Configuration {
  readonly stripe: StripeConfiguration;
  readonly database: DatabaseConfiguration;
  readonly worker: WorkerConfiguration;
  readonly ingest: IngestConfiguration;
  readonly upkeep: UpkeepConfiguration;
  readonly environment: string | undefined;
  /** Where the handler is mounted, as the world reaches it. */
  readonly publicUrl: URL | undefined;
}

const keysPage = 'https://dashboard.stripe.com/apikeys';
const webhooksPage = 'https://dashboard.stripe.com/webhooks';
const secretKeyName = 'STRIPE_SECRET_KEY (option stripe.secretKey)';
const webhookSecretName = 'STRIPE_WEBHOOK_SECRET (option stripe.webhookSecrets)';
const databaseName = 'DATABASE_URL (option database.url)';
const environmentName = 'BILLHOOK_ENVIRONMENT (option environment)';
const publicUrlName = 'BILLHOOK_URL (option publicUrl)';
const apiBaseName = 'STRIPE_API_BASE (option stripe.apiBase)';

const secretKey = z
  .string({
    error: `${secretKeyName} is not set. Find the secret key at ${keysPage}; it begins with sk_test_ or sk_live_.`,
  })
  .check((context) => {
    const problem = problemOfKey(context.value);
    if (problem !== undefined) context.issues.push(issue(problem, context.value));
  });

const webhookSecrets = z
  .array(
    z.string().regex(/^whsec_\S+$/, {
      error: `${webhookSecretName} holds a value that is not a signing secret: each begins with whsec_ and has no spaces. Copy it from the endpoint's page at ${webhooksPage}, or from what \`stripe listen\` prints.`,
    }),
  )
  .min(1, {
    error: `${webhookSecretName} is not set. Find the signing secret on the endpoint's page at ${webhooksPage}; it begins with whsec_.`,
  });

const apiBase = z
  .string()
  .check((context) => {
    if (isPlainHttpUrl(context.value)) return;
    context.issues.push(
      issue(
        `${apiBaseName} must be an http or https URL without a path, such as http://127.0.0.1:12111.`,
        context.value,
      ),
    );
  })
  .optional();

const publicUrl = z
  .string()
  .check((context) => {
    if (isPublicUrl(context.value)) return;
    context.issues.push(
      issue(
        `${publicUrlName} must be the http or https URL at which Billhook's handler is mounted, such as https://app.example/billhook.`,
        context.value,
      ),
    );
  })
  .optional();

const databaseUrl = z
  .string()
  .regex(/^postgres(?:ql)?:\/\/./, {
    error: `${databaseName} must be a PostgreSQL URL, such as postgres://user:password@host:5432/app.`,
  })
  .optional();

const schema = z.object({
  secretKey,
  webhookSecrets,
  apiBase,
  databaseUrl,
  publicUrl,
  toleranceSeconds: wholeNumber('stripe.toleranceSeconds', 0).default(300),
  timeoutMs: wholeNumber('stripe.timeoutMs', 1).default(30_000),
  patienceMs: wholeNumber('stripe.patienceMs', 0).default(30_000),
  environment: z
    .string()
    .regex(/^[^\0]{1,100}$/, {
      error: `${environmentName} must be a name of at most 100 characters, such as ada-laptop.`,
    })
    .optional(),
  maxWaitingEvents: wholeNumber('ingest.maxWaitingEvents', 1).default(2_000),
  maxWaitingBytes: wholeNumber('ingest.maxWaitingBytes', 1).default(32 * 1024 * 1024),
  maxWaitMs: wholeNumber('ingest.maxWaitMs', 1).default(5_000),
  reconcileEveryMs: wholeNumber('upkeep.reconcileEveryMs', 0).default(300_000),
  keepPayloadsDays: wholeNumber('upkeep.keepPayloadsDays', 1).default(90),
  poolSize: wholeNumber('database.poolSize', 2),
  concurrency: wholeNumber('worker.concurrency', 1).default(5),
  pollMs: wholeNumber('worker.pollMs', 1).default(1_000),
  attempts: wholeNumber('worker.attempts', 1).default(12),
  backoffMs: wholeNumber('worker.backoffMs', 0).default(2_000),
  maxBackoffMs: wholeNumber('worker.maxBackoffMs', 0).default(3_600_000),
  handlerTimeoutMs: wholeNumber('worker.handlerTimeoutMs', 1).default(30_000),
  takeoverMs: wholeNumber('worker.takeoverMs', 0).default(2_000),
});

/**
 * Reads the configuration from the options and, for what they leave out, from the environment.
 *
 * @throws ConfigurationError that lists everything that is missing or malformed.
 */
export function readConfiguration(
  options: BillhookOptions,
  environment: Environment,
): Configuration {
  const { pool, settings } = splitDatabase(options.database);
  const parsed = schema.safeParse({
    secretKey: options.stripe?.secretKey ?? present(environment['STRIPE_SECRET_KEY']),
    webhookSecrets: listSecrets(
      options.stripe?.webhookSecrets ?? environment['STRIPE_WEBHOOK_SECRET'],
    ),
    apiBase: options.stripe?.apiBase ?? present(environment['STRIPE_API_BASE']),
    databaseUrl:
      pool === undefined ? (settings.url ?? present(environment['DATABASE_URL'])) : undefined,
    toleranceSeconds: options.stripe?.toleranceSeconds,
    timeoutMs: options.stripe?.timeoutMs,
    environment: options.environment ?? present(environment['BILLHOOK_ENVIRONMENT']),
    patienceMs: options.stripe?.patienceMs,
    publicUrl: options.publicUrl ?? present(environment['BILLHOOK_URL']),
    poolSize: settings.poolSize,
    ...options.worker,
    ...options.ingest,
    ...options.upkeep,
  });
  const problems = parsed.error?.issues.map((problem) => problem.message) ?? [];
  const url = parsed.data?.databaseUrl;
  const noDatabase = pool === undefined && settings.url === undefined;
  if (noDatabase && !present(environment['DATABASE_URL']) && isProduction(environment)) {
    problems.push(
      `${databaseName} is not set, and NODE_ENV is production, where no embedded PostgreSQL is started. Set it to your database, such as postgres://user:password@host:5432/app.`,
    );
  }
  if (parsed.data !== undefined) problems.push(...problemsOfPool(parsed.data, pool));
  if (parsed.data === undefined || problems.length > 0) {
    throw new ConfigurationError([...new Set(problems)]);
  }
  return {
    stripe: stripeConfiguration(parsed.data),
    database: databaseConfiguration(pool, url, settings, poolSizeOf(parsed.data)),
    worker: parsed.data,
    ingest: parsed.data,
    upkeep: parsed.data,
    environment: parsed.data.environment,
    publicUrl: parsed.data.publicUrl === undefined ? undefined : new URL(parsed.data.publicUrl),
  };
}

type Parsed = z.infer<typeof schema>;

function stripeConfiguration(parsed: Parsed): StripeConfiguration {
  const base = parsed.apiBase === undefined ? undefined : new URL(parsed.apiBase);
  const livemode = /^[sr]k_live_/.test(parsed.secretKey);
  if (livemode && base !== undefined && base.protocol !== 'https:') {
    throw new ConfigurationError([
      `${apiBaseName} is ${base.origin}, which would carry a live secret key unencrypted. Use a test key, or https.`,
    ]);
  }
  return { ...parsed, apiBase: base, livemode };
}

/** Connections beside those of the events that are being handled. */
const spareConnections = 5;

function poolSizeOf({ poolSize, concurrency }: Parsed): number {
  return poolSize ?? concurrency + spareConnections;
}

/**
 * Each event that is handled keeps a connection. With none beside them, handlers that query outside of their transaction
 * wait for each other, deliveries are turned away, and a worker that cannot say that it is alive loses its events.
 */
function problemsOfPool(parsed: Parsed, pool: Pool | undefined): string[] {
  const { concurrency } = parsed;
  // A pool of another make may not tell.
  const ownSize = pool !== undefined && 'options' in pool ? pool.options.max : Infinity;
  const size = pool === undefined ? poolSizeOf(parsed) : ownSize;
  if (size > concurrency) return [];
  const name =
    pool === undefined ? 'The option database.poolSize' : 'The max of your pool (option database)';
  return [
    `${name} is ${size} and must be above the option worker.concurrency, which is ${concurrency}: each event that is handled keeps a connection, and there must be others for all the rest. Raise the one or lower the other.`,
  ];
}

function databaseConfiguration(
  pool: Pool | undefined,
  url: string | undefined,
  settings: DatabaseOptions,
  poolSize: number,
): DatabaseConfiguration {
  if (pool !== undefined) return { kind: 'pool', pool };
  if (url !== undefined) return { kind: 'url', url, poolSize };
  return { kind: 'embedded', directory: settings.embeddedDirectory, poolSize };
}

function splitDatabase(database: DatabaseOptions | Pool | undefined): {
  pool: Pool | undefined;
  settings: DatabaseOptions;
} {
  // Told by what it can do rather than by its class, of which an app may have another copy.
  if (database !== undefined && 'connect' in database) return { pool: database, settings: {} };
  return { pool: undefined, settings: database ?? {} };
}

function isPlainHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.pathname === '/';
}

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && search === '' && hash === '';
}

function problemOfKey(key: string): string | undefined {
  if (/^[sr]k_(?:test|live)_\S+$/.test(key)) return undefined;
  if (key.startsWith('pk_')) {
    return `${secretKeyName} holds a publishable key (pk_…), which belongs into the browser. Find the secret key at ${keysPage}.`;
  }
  if (key.startsWith('whsec_')) {
    return `${secretKeyName} holds a webhook signing secret (whsec_…), which belongs into STRIPE_WEBHOOK_SECRET. Find the secret key at ${keysPage}.`;
  }
  return `${secretKeyName} is not a secret key: it must begin with sk_test_, sk_live_, rk_test_ or rk_live_ and have no spaces. Find it at ${keysPage}.`;
}

function wholeNumber(name: string, least: number): z.ZodOptional<z.ZodNumber> {
  const error = `The option ${name} must be a whole number of at least ${least}.`;
  return z.number({ error }).int({ error }).min(least, { error }).optional();
}

function issue(message: string, input: unknown): z.core.$ZodRawIssue {
  return { code: 'custom', message, input };
}

function listSecrets(given: string | readonly string[] | undefined): string[] {
  const list = typeof given === 'string' ? given.split(',') : (given ?? []);
  return list.map((secret) => secret.trim()).filter((secret) => secret !== '');
}

/** An empty variable is one that is not set: shells and .env files make no difference. */
function present(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

function isProduction(environment: Environment): boolean {
  return environment['NODE_ENV'] === 'production';
}
