// Saving payment methods, as an app meets it.
import { createSetup, readSetup, type SetupParts } from './create-setup.ts';
import type { Setup, SetupInput } from './setup.ts';

export interface Setups {
  /**
   * Begins to save a payment method without a payment: the browser goes on with `clientSecret`.
   *
   * With a `reference`, two calls with the same parameters give the same setup as it stands.
   *
   * @throws CustomerUnsettledError, IdempotencyMismatchError, OperationUnsettledError,
   *   StripeUnavailableError, or Stripe's error.
   * @see https://docs.stripe.com/api/setup_intents/create
   */
  create(input: SetupInput): Promise<Setup>;
  /**
   * The setup as it stands now at Stripe.
   *
   * @see https://docs.stripe.com/api/setup_intents/retrieve
   */
  get(id: string, input?: Pick<SetupInput, 'locale'>): Promise<Setup>;
}

export function createSetups(parts: SetupParts): Setups {
  return {
    create: async (input) => createSetup(input, parts),
    get: async (id, input) => {
      const intent = await parts.gate.call(async (options) =>
        parts.stripe.setupIntents.retrieve(id, {}, { ...options }),
      );
      return readSetup(intent, input?.locale);
    },
  };
}
