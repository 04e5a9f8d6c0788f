// A payment as an app meets it: what is paid, and how it stands, so that an app never has to read it out of an
// exception.
import type Stripe from 'stripe';

import type { DeclineAdvice } from '../declines/decline-entry.ts';
import type { Money } from '../money/money.ts';

/**
 * How a payment stands. Branch on `status`; those that wait for the customer carry what the browser needs.
 *
 * https://docs.stripe.com/payments/paymentintents/lifecycle
 */
export type PaymentOutcome =
  | { readonly status: 'succeeded' }
  /** The bank has agreed, and the money is held until `payments.capture`; a card's for seven days. */
  | { readonly status: 'requires_capture' }
  | RequiresAction
  /** It takes its time, as bank debits do; an event will tell. */
  | { readonly status: 'processing' }
  | Declined
  /** Nobody has tried to pay yet: show a form with the client secret. */
  | { readonly status: 'requires_payment_method'; readonly clientSecret: string }
  /** A payment method is chosen; `payments.confirm`, or the browser, is to go on. */
  | { readonly status: 'requires_confirmation'; readonly clientSecret: string }
  | { readonly status: 'canceled'; readonly reason: string | null };

/** The bank wants the customer, to confirm that it is them. */
export interface RequiresAction {
  readonly status: 'requires_action';
  /** For Stripe.js in the customer's browser. */
  readonly clientSecret: string;
  /** What to do, where Stripe waits for it; null when the payment is to be confirmed anew, by the customer. */
  readonly nextAction: Stripe.PaymentIntent.NextAction | null;
  /** The payment method that the bank asks about. */
  readonly paymentMethod: string | null;
  /**
   * A page of Billhook's where the customer confirms the payment: a link for a mail. Null where the option
   * `publicUrl` is not set.
   */
  readonly recoveryUrl: string | null;
}

/** The bank, or Stripe, said no. Nothing was charged; another attempt on the same payment may follow. */
export interface Declined {
  readonly status: 'declined';
  /** Stripe's error code, such as `card_declined`. https://docs.stripe.com/error-codes */
  readonly code: string;
  /** Why, as the bank said it. Not for the customer. https://docs.stripe.com/declines/codes */
  readonly declineCode: string | null;
  /** For the customer, in their language. */
  readonly message: string;
  /** Whether the same charge, later and unchanged, is allowed and may succeed. Not for the customer. */
  readonly retryable: boolean;
  /** What is to be done. */
  readonly advice: DeclineAdvice;
  /** For another attempt in the browser. */
  readonly clientSecret: string;
}

export interface Payment {
  /** The payment intent's id, `pi_…`. */
  readonly id: string;
  /** What is to be paid. */
  readonly amount: Money;
  /** What was received. */
  readonly received: Money;
  /** The app's own id of what is being paid. */
  readonly reference: string | null;
  /** For Stripe.js in the customer's browser: it may pay with it, and must never be logged. */
  readonly clientSecret: string;
  readonly outcome: PaymentOutcome;
  /** All that Stripe says. https://docs.stripe.com/api/payment_intents/object */
  readonly intent: Stripe.PaymentIntent;
}
