// Reads off a setup intent how it stands. Pure.
import type Stripe from 'stripe';

import { declineOf, idOf } from '../payments/outcome.ts';
import type { SetupInput, SetupOutcome } from './setup.ts';

/** How the saving of a payment method stands. */
export function setupOutcomeOf(
  intent: Stripe.SetupIntent,
  locale: SetupInput['locale'],
): SetupOutcome {
  switch (intent.status) {
    case 'succeeded':
      return { status: 'succeeded', paymentMethod: idOf(intent.payment_method) };
    case 'requires_action':
      return { status: 'requires_action', nextAction: intent.next_action };
    case 'requires_confirmation':
      return { status: 'requires_confirmation' };
    case 'canceled':
      return { status: 'canceled' };
    case 'requires_payment_method':
      return intent.last_setup_error === null
        ? { status: 'requires_payment_method' }
        : declineOf(intent.last_setup_error, locale);
    case 'processing':
    default:
      // A state that Stripe has added is neither saved nor refused as far as we know.
      return { status: 'processing' };
  }
}
