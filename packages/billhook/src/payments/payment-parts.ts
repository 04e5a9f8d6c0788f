// What the operations on payments are put together from.
import type Stripe from 'stripe';

import type { Customers } from '../customers/customers.ts';
import type { OnceParts } from '../idempotency/run-once.ts';
import type { NewId } from '../randomness/random.ts';
import type { RecoveryLinks } from './recovery/recovery-link.ts';

export interface PaymentParts extends OnceParts {
  readonly stripe: Stripe;
  readonly customers: Customers;
  readonly links: RecoveryLinks;
  readonly newId: NewId;
  /** The app's name for where it runs, put on what is created; undefined if it has none. */
  readonly environment: string | undefined;
}
