/** Where the bank's page sends the person when it is done, and what it tells the merchant there. */
import type { ChallengedIntent } from './challenged-intent.ts';

/**
 * The return URL with the parameters that Stripe adds to it.
 * https://docs.stripe.com/payments/payment-intents/verifying-status
 */
export function withOutcome(returnUrl: string, intent: ChallengedIntent): string {
  const url = new URL(returnUrl);
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? '');
  const failed = intent.status === 'requires_payment_method' || intent.status === 'canceled';
  url.searchParams.set('redirect_status', failed ? 'failed' : 'succeeded');
  return url.href;
}
