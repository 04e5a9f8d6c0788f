// What a payment and the saving of a card have in common, so that one form does for both.
import type { Stripe, StripeElements, StripeError } from '@stripe/stripe-js';

import type { FormTexts } from '../texts/texts.ts';
import type { Intent } from './settlement.ts';

/** What a call of Stripe.js gives: the intent, or why not. */
export type Answer<Each extends Intent> =
  | { readonly intent: Each; readonly error?: never }
  | { readonly intent?: never; readonly error: StripeError };

export interface Confirmation {
  readonly stripe: Stripe;
  readonly elements: StripeElements;
  /** Where the customer comes back to, should their way of paying have a page of its own. */
  readonly returnUrl: string;
}

export interface IntentKind<Each extends Intent> {
  /** The intent as it stands. */
  retrieve(stripe: Stripe, clientSecret: string): Promise<Answer<Each>>;
  /** Confirms the intent with what is in the fields; 3D Secure happens meanwhile. */
  confirm(confirmation: Confirmation): Promise<Answer<Each>>;
  /** What the button says. */
  buttonLabel(intent: Each, texts: FormTexts, locale: string): string;
  /** What is said of an end. */
  readonly endings: Readonly<Record<'succeeded' | 'processing' | 'canceled', keyof FormTexts>>;
}
