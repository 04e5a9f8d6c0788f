// A payment on the app's own page.
import type { PaymentIntent } from '@stripe/stripe-js';
import type { ReactNode } from 'react';

import type { FormProps } from './intent-form/form-props.ts';
import { IntentForm } from './intent-form/intent-form.tsx';
import { paymentKind } from './intent-form/payment-kind.ts';

export interface PaymentFormProps extends FormProps {
  /**
   * The customer has paid, or the bank holds the money until it is captured. Called once; also when the form opens
   * on a payment that was made before, such as after a reload. For the page alone: what is sold is handed over when
   * your server gets the event.
   */
  readonly onSuccess?: (paymentIntent: PaymentIntent) => void;
  /** The payment is under way and takes days, as bank debits do. Called once. */
  readonly onProcessing?: (paymentIntent: PaymentIntent) => void;
}

/**
 * Takes a payment, whose `clientSecret` is of `payments.create`. It loads Stripe.js, shows Stripe's fields, has the
 * bank ask the customer where it wants to, and says in the customer's language what became of it. After a decline
 * the customer tries again in the same form.
 *
 * @see https://docs.stripe.com/payments/payment-element
 */
export function PaymentForm({ onSuccess, onProcessing, ...form }: PaymentFormProps): ReactNode {
  return (
    <IntentForm
      kind={paymentKind}
      form={form}
      onSettled={({ status, intent }) => {
        if (status === 'succeeded') onSuccess?.(intent);
        if (status === 'processing') onProcessing?.(intent);
      }}
    />
  );
}
