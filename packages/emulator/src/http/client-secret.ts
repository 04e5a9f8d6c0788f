/**
 * A page may read and confirm an intent with a publishable key, if it was given the intent's secret.
 * https://docs.stripe.com/api/payment_intents/object#payment_intent_object-client_secret
 */
import { missingParameter } from '../parameters/parameter-error.ts';
import type { Call } from './operation.ts';
import { StripeError } from './stripe-error.ts';

/** Who asks, and with which secret. */
export type Asker = Pick<Call<unknown>, 'clientSecret' | 'keyKind'>;

/** Throws when a page asks without the intent's secret, or anybody with that of another intent. */
export function checkClientSecret(
  { clientSecret, keyKind }: Asker,
  intent: { client_secret: string | null },
  wrongSecret: () => StripeError,
): void {
  if (clientSecret === null) {
    if (keyKind === 'publishable') throw new StripeError(missingParameter('client_secret'));
    return;
  }
  if (clientSecret !== intent.client_secret) throw wrongSecret();
}
