// What a payment is made of, in the app's words.
import type Stripe from 'stripe';

import type { User } from '../customers/ensure-customer.ts';
import type { Money } from '../money/money.ts';

type IntentParams = Stripe.PaymentIntentCreateParams;

/** What every payment has. */
interface PaymentTerms {
  /** What is to be paid, as `money` makes it: `money('20.00', 'usd')`. */
  readonly amount: Money;
  /** Put on the payment and its charge. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** For people who read the payment in Stripe's Dashboard. */
  readonly description?: string;
  /** Where Stripe sends the receipt. */
  readonly receiptEmail?: string;
  /** Ends the line on the customer's bank statement. https://docs.stripe.com/get-started/account/statement-descriptors */
  readonly statementDescriptorSuffix?: string;
  /** `manual` only holds the money, until `payments.capture`. Default `automatic`. */
  readonly captureMethod?: 'automatic' | 'manual';
  /** The customer's language, for messages about declines: a tag such as 'de-AT', or several. */
  readonly locale?: string | readonly string[];
  /** Anything else that Stripe takes when a payment intent is created. */
  readonly stripe?: Omit<IntentParams, OwnParams>;
  /** What makes two calls the same one, instead of the reference and the parameters. */
  readonly idempotencyKey?: string;
}

export interface PaymentInput extends PaymentTerms {
  /** Who pays; they get one Stripe customer, once and for all. */
  readonly user: User;
  /**
   * The app's own id of what is being paid, such as an order's. It comes back to the handlers, and two
   * calls with the same reference and the same parameters make one payment.
   */
  readonly reference?: string;
  /** Keeps the payment method for later: charged while the customer is there, or also while they are not. */
  readonly setupFutureUsage?: 'off_session' | 'on_session';
}

export interface ChargeSavedInput extends PaymentTerms {
  /**
   * The app's own id of what is being paid, such as a month's bill. An amount is charged once for a
   * reference, however often this is called.
   */
  readonly reference: string;
  /** Which of the user's saved payment methods; their default one if it is left out. */
  readonly paymentMethod?: string;
}

export interface ConfirmInput {
  /** A payment method's id. Default: the one that was chosen before. */
  readonly paymentMethod?: string;
  /** Where the customer comes back to after a page of their bank's. */
  readonly returnUrl?: string;
  /** True when the customer is not there to answer their bank. */
  readonly offSession?: boolean;
  /** The customer's language, for messages about declines. */
  readonly locale?: string | readonly string[];
}

export interface CaptureInput {
  /** How much of the held money to take; the rest is released. Default: all of it. */
  readonly amount?: Money;
}

export interface CancelInput {
  /** https://docs.stripe.com/api/payment_intents/cancel#cancel_payment_intent-cancellation_reason */
  readonly reason?: 'abandoned' | 'duplicate' | 'fraudulent' | 'requested_by_customer';
}

export interface ReadInput {
  /** The customer's language, for messages about declines. */
  readonly locale?: string | readonly string[];
}

/** What Billhook fills in itself; and card data, which has no business on a server. */
type OwnParams =
  | 'amount'
  | 'capture_method'
  | 'confirm'
  | 'currency'
  | 'customer'
  | 'customer_account'
  | 'description'
  | 'expand'
  | 'metadata'
  | 'off_session'
  | 'payment_method'
  | 'payment_method_data'
  | 'receipt_email'
  | 'return_url'
  | 'setup_future_usage'
  | 'statement_descriptor_suffix';
