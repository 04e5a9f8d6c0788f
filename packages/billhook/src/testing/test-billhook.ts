// A Billhook on a test's database, with short retries and silent logs.
import type { Billhook } from '../billhook.ts';
import type { BillhookOptions, StripeOptions, WorkerOptions } from '../config/options.ts';
import { createBillhook } from '../create-billhook.ts';
import { webhookSecret } from './signed-event.ts';
import { createSilentLogger, type SilentLogger } from './silent-logger.ts';

export interface TestBillhookInput {
  readonly url: string;
  readonly stripe?: StripeOptions;
  readonly worker?: WorkerOptions;
  readonly ingest?: BillhookOptions['ingest'];
  readonly environment?: string;
  readonly logger?: SilentLogger;
}

/** Creates one; the caller starts it if it wants handlers to run, and stops it. */
export async function createTestBillhook(input: TestBillhookInput): Promise<Billhook> {
  return createBillhook({
    stripe: { secretKey: 'sk_test_123', webhookSecrets: [webhookSecret], ...input.stripe },
    database: { url: input.url },
    worker: { pollMs: 50, backoffMs: 1, maxBackoffMs: 20, takeoverMs: 400, ...input.worker },
    // Most tests have no Stripe to compare with.
    upkeep: { reconcileEveryMs: 0 },
    ...(input.ingest === undefined ? {} : { ingest: input.ingest }),
    ...(input.environment === undefined ? {} : { environment: input.environment }),
    logger: input.logger ?? createSilentLogger(),
  });
}
