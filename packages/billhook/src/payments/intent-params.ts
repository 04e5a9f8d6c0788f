// Turns a payment in the app's words into the parameters of Stripe's call. Pure.
// https://docs.stripe.com/api/payment_intents/create
import type Stripe from 'stripe';

import { linkMetadata } from '../webhooks/link.ts';
import { checkCharge } from '../money/charge-limits.ts';
import type { ChargeSavedInput, PaymentInput } from './payment-input.ts';

type IntentParams = Stripe.PaymentIntentCreateParams;

export interface Payer {
  readonly customerId: string;
  /** The app's name for where it runs; undefined if it has none. */
  readonly environment: string | undefined;
}

/**
 * The parameters of a payment that the customer makes in the browser.
 *
 * @throws AmountError when the amount cannot be charged.
 */
export function intentParams(input: PaymentInput, payer: Payer): IntentParams {
  const { user, reference } = input;
  return {
    ...terms(
      input,
      payer,
      linkMetadata({ userId: user.id, reference, environment: payer.environment }),
    ),
    ...(input.setupFutureUsage === undefined ? {} : { setup_future_usage: input.setupFutureUsage }),
  };
}

export interface SavedCharge extends Payer {
  readonly userId: string;
  readonly paymentMethod: string;
  /** Where a customer comes back to who has to answer their bank; null if there is no such page. */
  readonly returnUrl: string | null;
}

/**
 * The parameters of a payment that is made at once while the customer is away.
 * https://docs.stripe.com/payments/save-and-reuse#charge-saved-payment-method
 *
 * @throws AmountError when the amount cannot be charged.
 */
export function savedChargeParams(input: ChargeSavedInput, charge: SavedCharge): IntentParams {
  const { userId, environment } = charge;
  return {
    ...terms(input, charge, linkMetadata({ userId, reference: input.reference, environment })),
    payment_method: charge.paymentMethod,
    confirm: true,
    off_session: true,
    // Methods that send the customer to a page of theirs need an address to come back to.
    ...(charge.returnUrl === null
      ? { automatic_payment_methods: { enabled: true, allow_redirects: 'never' } }
      : { return_url: charge.returnUrl }),
  };
}

function terms(
  input: Omit<PaymentInput, 'reference' | 'user'>,
  { customerId }: Payer,
  link: Record<string, string>,
): IntentParams {
  checkCharge(input.amount);
  const optional: Partial<IntentParams> = {
    ...(input.captureMethod === undefined ? {} : { capture_method: input.captureMethod }),
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.receiptEmail === undefined ? {} : { receipt_email: input.receiptEmail }),
    ...(input.statementDescriptorSuffix === undefined
      ? {}
      : { statement_descriptor_suffix: input.statementDescriptorSuffix }),
  };
  return {
    automatic_payment_methods: { enabled: true },
    ...input.stripe,
    ...optional,
    amount: input.amount.amount,
    currency: input.amount.currency,
    customer: customerId,
    metadata: { ...input.metadata, ...link },
  };
}
