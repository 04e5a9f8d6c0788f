// Saving a card, or another way of paying, without a payment.
import type { SetupIntent } from '@stripe/stripe-js';
import type { ReactNode } from 'react';

import type { FormProps } from './intent-form/form-props.ts';
import { IntentForm } from './intent-form/intent-form.tsx';
import { setupKind } from './intent-form/setup-kind.ts';

export interface SaveCardFormProps extends FormProps {
  /** The payment method is saved. Called once; also when the form opens on what was saved before. */
  readonly onSuccess?: (setupIntent: SetupIntent) => void;
  /** It is being saved, and that takes days, as with bank accounts. Called once. */
  readonly onProcessing?: (setupIntent: SetupIntent) => void;
}

/**
 * Saves a payment method for later; its `clientSecret` is of `setup.create`. For the rest it is as `PaymentForm`.
 *
 * @see https://docs.stripe.com/payments/save-and-reuse
 */
export function SaveCardForm({ onSuccess, onProcessing, ...form }: SaveCardFormProps): ReactNode {
  return (
    <IntentForm
      kind={setupKind}
      form={form}
      onSettled={({ status, intent }) => {
        if (status === 'succeeded') onSuccess?.(intent);
        if (status === 'processing') onProcessing?.(intent);
      }}
    />
  );
}
