// Reads off a payment intent how the payment stands. Pure.
import type Stripe from 'stripe';

import { describeDecline } from '../declines/describe-decline.ts';
import type { Declined, PaymentOutcome, RequiresAction } from './payment.ts';

export interface OutcomeOptions {
  /** The customer's language, for messages; English by default. */
  readonly locale: string | readonly string[] | undefined;
  /** Where the customer can confirm the payment, if Billhook's pages can be reached. */
  readonly recoveryUrl: string | null;
}

/**
 * How the payment stands.
 *
 * An attempt that failed off session because the bank wants the customer is no decline: the intent waits for
 * a payment method again, but the same one will do once the customer is there.
 * https://docs.stripe.com/payments/save-and-reuse#charge-saved-payment-method
 */
export function outcomeOf(intent: Stripe.PaymentIntent, options: OutcomeOptions): PaymentOutcome {
  const clientSecret = intent.client_secret ?? '';
  switch (intent.status) {
    case 'succeeded':
      return { status: 'succeeded' };
    case 'requires_capture':
      return { status: 'requires_capture' };
    case 'requires_action':
      return requiresAction(intent, clientSecret, options);
    case 'requires_confirmation':
      return { status: 'requires_confirmation', clientSecret };
    case 'canceled':
      return { status: 'canceled', reason: intent.cancellation_reason };
    case 'requires_payment_method': {
      const error = intent.last_payment_error;
      if (error === null) return { status: 'requires_payment_method', clientSecret };
      return wantsCustomer(error)
        ? requiresAction(intent, clientSecret, options)
        : { ...declineOf(error, options.locale), clientSecret };
    }
    case 'processing':
    default:
      // A state that Stripe has added is neither paid nor refused as far as we know; events will tell.
      return { status: 'processing' };
  }
}

/** The payment method that the last attempt was made with, or the next one will be. */
export function paymentMethodOf(intent: Stripe.PaymentIntent): string | null {
  return idOf(intent.payment_method) ?? intent.last_payment_error?.payment_method?.id ?? null;
}

/** The id of an object that may be expanded. */
export function idOf(object: string | { readonly id: string } | null | undefined): string | null {
  return typeof object === 'string' ? object : (object?.id ?? null);
}

function wantsCustomer({ code }: Stripe.PaymentIntent.LastPaymentError): boolean {
  return code === 'authentication_required';
}

function requiresAction(
  intent: Stripe.PaymentIntent,
  clientSecret: string,
  { recoveryUrl }: OutcomeOptions,
): RequiresAction {
  return {
    status: 'requires_action',
    clientSecret,
    nextAction: intent.next_action,
    paymentMethod: paymentMethodOf(intent),
    recoveryUrl,
  };
}

/** What the refusal of a payment, or of a set-up, comes to. */
export function declineOf(
  error: Stripe.PaymentIntent.LastPaymentError | Stripe.SetupIntent.LastSetupError,
  locale: OutcomeOptions['locale'],
): Omit<Declined, 'clientSecret'> {
  const { code, decline_code: declineCode, advice_code: adviceCode } = error;
  return {
    status: 'declined',
    code: code ?? error.type,
    declineCode: declineCode ?? null,
    ...describeDecline({ code, declineCode, adviceCode }, locale ?? 'en'),
  };
}
