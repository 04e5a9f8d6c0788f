// What those who work on a backfill share.
import type { Database } from '../../database/database.ts';
import type { Logger } from '../../logging/logger.ts';
import type { StripeReader } from '../fetch/stripe-reader.ts';

export interface WorkParts {
  readonly database: Database;
  readonly read: StripeReader;
  readonly logger: Logger;
  readonly livemode: boolean;
  readonly sleep: (durationMs: number, signal?: AbortSignal) => Promise<unknown>;
}
