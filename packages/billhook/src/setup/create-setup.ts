// Begins to save a payment method that the customer enters in the browser.
import type Stripe from 'stripe';

import type { Customers } from '../customers/customers.ts';
import { hashOf } from '../idempotency/operation-key.ts';
import { type OnceParts, runOnce } from '../idempotency/run-once.ts';
import type { NewId } from '../randomness/random.ts';
import { linkMetadata } from '../webhooks/link.ts';
import type { Setup, SetupInput } from './setup.ts';
import { setupOutcomeOf } from './setup-outcome.ts';

export interface SetupParts extends OnceParts {
  readonly stripe: Stripe;
  readonly customers: Customers;
  readonly newId: NewId;
  /** The app's name for where it runs, put on what is created; undefined if it has none. */
  readonly environment: string | undefined;
}

type SetupParams = Stripe.SetupIntentCreateParams;

/** Creates the setup intent, or finds the one that an earlier call with the same reference created. */
export async function createSetup(input: SetupInput, parts: SetupParts): Promise<Setup> {
  const intent = await parts.customers.withCustomer(input.user, async (customerId) =>
    createIntent(input, setupParams(input, customerId, parts.environment), parts),
  );
  return readSetup(intent, input.locale);
}

async function createIntent(
  { reference, idempotencyKey }: SetupInput,
  params: SetupParams,
  parts: SetupParts,
): Promise<Stripe.SetupIntent> {
  const { setupIntents } = parts.stripe;
  if (reference === undefined && idempotencyKey === undefined) {
    // Nothing tells one such call from the next, and nothing is charged.
    const key = { idempotencyKey: `billhook-setup-${parts.newId()}` };
    return parts.gate.call(async (options) => setupIntents.create(params, { ...options, ...key }));
  }
  const { made } = await runOnce<SetupParams, Stripe.SetupIntent>(
    {
      operation: 'setup.create',
      identity: hashOf(idempotencyKey === undefined ? { reference, params } : { idempotencyKey }),
      refusesOtherParams: idempotencyKey !== undefined,
      params,
      reference,
      send: async (sent, options) => setupIntents.create(sent, { ...options }),
      read: async (id, options) => setupIntents.retrieve(id, {}, { ...options }),
      isOver: ({ status }) => status === 'canceled',
    },
    parts,
  );
  return made;
}

/** https://docs.stripe.com/api/setup_intents/create */
function setupParams(
  input: SetupInput,
  customerId: string,
  environment: string | undefined,
): SetupParams {
  const { user, reference } = input;
  return {
    automatic_payment_methods: { enabled: true },
    ...input.stripe,
    customer: customerId,
    usage: input.usage ?? 'off_session',
    metadata: { ...input.metadata, ...linkMetadata({ userId: user.id, reference, environment }) },
  };
}

/** What Stripe's setup intent is to the app. */
export function readSetup(intent: Stripe.SetupIntent, locale: SetupInput['locale']): Setup {
  return {
    id: intent.id,
    clientSecret: intent.client_secret ?? '',
    outcome: setupOutcomeOf(intent, locale),
    intent,
  };
}
