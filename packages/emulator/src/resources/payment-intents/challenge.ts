/**
 * The 3D Secure challenge that an intent waits for: the customer authenticates with the bank, on a
 * page of the emulator.
 * https://docs.stripe.com/payments/3d-secure
 */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { PaymentIntent } from './object.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import { stateAfter } from './state-machine.ts';

/** The next action of payment intents and setup intents alike. */
type NextAction = Wire<Pick<Stripe.PaymentIntent.NextAction, 'redirect_to_url' | 'type'>> & {
  use_stripe_sdk?: Record<string, unknown>;
};

/** An intent of either kind, as far as its challenge goes. */
export interface ChallengedIntent {
  id: string;
  client_secret: string | null;
  next_action: NextAction | null;
}

export interface ChallengePlace {
  /** Where the emulator is reached, without a trailing slash. */
  baseUrl: string;
  /** Where the customer is sent back to; null when the page that asked stays. */
  returnUrl: string | null;
}

export interface ChallengeOptions extends ChallengePlace {
  paymentMethod: PaymentMethod;
}

/** Makes the intent wait for the challenge, and announces that it does. */
export function challenge(
  unit: UnitOfWork,
  intent: PaymentIntent,
  { paymentMethod, baseUrl, returnUrl }: ChallengeOptions,
): PaymentIntent {
  const waiting = unit.update('payment_intent', intent.id, {
    last_payment_error: null,
    next_action: challengeAction(unit, intent, { baseUrl, returnUrl }),
    payment_method: paymentMethod.id,
    status: stateAfter('challenge_due'),
  });
  unit.emit('payment_intent.requires_action', waiting);
  return waiting;
}

/** What the customer has to do: see the bank's page, in a frame of this page or by going there. */
export function challengeAction(
  unit: UnitOfWork,
  intent: Pick<ChallengedIntent, 'id' | 'client_secret'>,
  { baseUrl, returnUrl }: ChallengePlace,
): NextAction {
  const url = `${baseUrl}/3d_secure/${intent.id}?client_secret=${intent.client_secret}`;
  return returnUrl === null ? inPage(unit, url) : byRedirect(url, returnUrl);
}

function byRedirect(url: string, returnUrl: string): NextAction {
  return { redirect_to_url: { return_url: returnUrl, url }, type: 'redirect_to_url' };
}

/** For Stripe.js, which shows the challenge in a frame. */
function inPage(unit: UnitOfWork, url: string): NextAction {
  return {
    type: 'use_stripe_sdk',
    use_stripe_sdk: {
      source: unit.newIdWithPrefix('payatt'),
      stripe_js: url,
      type: 'three_d_secure_redirect',
    },
  };
}

/** Where the challenge is shown; null when the intent waits for none. */
export function challengeUrl({ next_action: nextAction }: ChallengedIntent): string | null {
  const url = nextAction?.redirect_to_url?.url ?? nextAction?.use_stripe_sdk?.['stripe_js'];
  return typeof url === 'string' ? url : null;
}

/** Where the customer goes after the challenge; null when the page that asked stays. */
export function challengeReturnUrl({ next_action: nextAction }: ChallengedIntent): string | null {
  return nextAction?.redirect_to_url?.return_url ?? null;
}
