/** What an attempt to take the money is given, by card or from a bank account, and what comes of it. */
import type { PaymentMethod } from '../payment-methods/object.ts';
import type { FailedPayment } from './failure.ts';
import type { PaymentIntent } from './object.ts';

export interface AttemptOptions {
  paymentMethod: PaymentMethod;
  /** Where the emulator is reached, without a trailing slash. */
  baseUrl: string;
  /** The customer isn't there to pass a challenge. */
  offSession: boolean;
  /** The customer has just passed a challenge for this payment. */
  authenticated: boolean;
  /** Where the customer is sent back to after a challenge; null when the page stays. */
  returnUrl: string | null;
  /** The page that confirms shows a card's challenge itself, return URL or not. */
  inPage: boolean;
  /** A challenge fails the payment instead of being waited for. */
  failOnChallenge: boolean;
}

export type AttemptResult =
  | { kind: 'done'; intent: PaymentIntent }
  | { kind: 'failed'; failure: FailedPayment };
