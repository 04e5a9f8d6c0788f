// What the parts of a worker share.
import type Stripe from 'stripe';

import type { Clock } from '../../clock/clock.ts';
import type { WorkerConfiguration } from '../../config/configuration.ts';
import type { Database } from '../../database/database.ts';
import type { RepeatedStatements } from '../../database/repeated-statements.ts';
import type { Logger } from '../../logging/logger.ts';
import type { Mirror } from '../../mirror/mirror.ts';
import type { Random } from '../../randomness/random.ts';
import type { HandlerRegistry } from '../handlers.ts';
import type { Pace } from './pace.ts';

export interface WorkerParts {
  readonly database: Database;
  readonly stripe: Stripe;
  readonly mirror: Pick<Mirror, 'applyEvent' | 'applyEvents' | 'refresh'>;
  readonly registry: HandlerRegistry;
  readonly settings: WorkerConfiguration;
  /** Whose objects are ours, where several share one account of Stripe; undefined when all are. */
  readonly environment: string | undefined;
  readonly logger: Logger;
  readonly random: Random;
  readonly clock: Clock;
  readonly pace: Pace;
  /** What the handlers of this process run again and again. */
  readonly repeated: RepeatedStatements;
  /** Told after a commit by which handlers deferred work. */
  readonly onDeferred: () => void;
}
