// Makes a payment of Stripe's payment intent.
import type Stripe from 'stripe';

import { moneyFromStripe } from '../money/money.ts';
import { linkOf } from '../webhooks/link.ts';
import { outcomeOf } from './outcome.ts';
import type { Payment } from './payment.ts';
import type { ReadInput } from './payment-input.ts';
import type { RecoveryLinks } from './recovery/recovery-link.ts';

/** The payment that an intent is, with the outcome as it stands now. */
export function readPayment(
  intent: Stripe.PaymentIntent,
  options: ReadInput,
  links: RecoveryLinks,
): Payment {
  return {
    id: intent.id,
    amount: moneyFromStripe(intent.amount, intent.currency),
    received: moneyFromStripe(intent.amount_received, intent.currency),
    reference: linkOf(intent).reference,
    clientSecret: intent.client_secret ?? '',
    outcome: outcomeOf(intent, {
      locale: options.locale,
      recoveryUrl: links.urlOf(intent.id),
    }),
    intent,
  };
}
