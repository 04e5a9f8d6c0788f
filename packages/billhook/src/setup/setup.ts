// Saving a payment method without a payment: what it is made of, and how it stands.
import type Stripe from 'stripe';

import type { User } from '../customers/ensure-customer.ts';
import type { DeclineAdvice } from '../declines/decline-entry.ts';

type SetupParams = Stripe.SetupIntentCreateParams;

export interface SetupInput {
  /** Whose payment method is saved. */
  readonly user: User;
  /** Whether it will also be charged while the customer is away. Default `off_session`. */
  readonly usage?: 'off_session' | 'on_session';
  /** The app's own id of what this is for; two calls with the same reference and parameters are one. */
  readonly reference?: string;
  /** Put on the setup intent. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** The customer's language, for messages about declines: a tag such as 'de-AT', or several. */
  readonly locale?: string | readonly string[];
  /** Anything else that Stripe takes when a setup intent is created. */
  readonly stripe?: Omit<SetupParams, OwnParams>;
  /** What makes two calls the same one, instead of the reference and the parameters. */
  readonly idempotencyKey?: string;
}

type OwnParams =
  | 'confirm'
  | 'customer'
  | 'customer_account'
  | 'expand'
  | 'metadata'
  | 'payment_method_data'
  | 'usage';

/** How it stands. https://docs.stripe.com/payments/setupintents/lifecycle */
export type SetupOutcome =
  | { readonly status: 'succeeded'; readonly paymentMethod: string | null }
  | {
      readonly status: 'requires_action';
      readonly nextAction: Stripe.SetupIntent.NextAction | null;
    }
  | { readonly status: 'processing' }
  | { readonly status: 'requires_payment_method' }
  | { readonly status: 'requires_confirmation' }
  | { readonly status: 'canceled' }
  | {
      readonly status: 'declined';
      /** Stripe's error code, such as `card_declined`. */
      readonly code: string;
      /** Why, as the bank said it. Not for the customer. */
      readonly declineCode: string | null;
      /** For the customer, in their language. */
      readonly message: string;
      /** Whether the same, later and unchanged, is allowed and may succeed. Not for the customer. */
      readonly retryable: boolean;
      readonly advice: DeclineAdvice;
    };

export interface Setup {
  /** The setup intent's id, `seti_…`. */
  readonly id: string;
  /** For Stripe.js in the customer's browser; it must never be logged. */
  readonly clientSecret: string;
  readonly outcome: SetupOutcome;
  /** All that Stripe says. https://docs.stripe.com/api/setup_intents/object */
  readonly intent: Stripe.SetupIntent;
}
