// Intents as Stripe.js gives them to a page.
import type { PaymentIntent, SetupIntent } from '@stripe/stripe-js';

/** A payment intent of $20.00 that nobody has tried to pay. */
export function paymentIntent(changes: Partial<PaymentIntent> = {}): PaymentIntent {
  return {
    id: 'pi_1',
    object: 'payment_intent',
    amount: 2000,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: 'pi_1_secret_1',
    confirmation_method: 'automatic',
    created: 1_790_000_000,
    currency: 'usd',
    description: null,
    last_payment_error: null,
    livemode: false,
    next_action: null,
    payment_method: null,
    payment_method_types: ['card'],
    receipt_email: null,
    setup_future_usage: null,
    shipping: null,
    status: 'requires_payment_method',
    ...changes,
  };
}

/** A setup intent that nobody has tried to confirm. */
export function setupIntent(changes: Partial<SetupIntent> = {}): SetupIntent {
  return {
    id: 'seti_1',
    object: 'setup_intent',
    cancellation_reason: null,
    client_secret: 'seti_1_secret_1',
    created: 1_790_000_000,
    description: null,
    last_setup_error: null,
    livemode: false,
    next_action: null,
    payment_method: null,
    payment_method_types: ['card'],
    status: 'requires_payment_method',
    usage: 'off_session',
    ...changes,
  };
}
