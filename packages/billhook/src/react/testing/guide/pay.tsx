import { PaymentForm } from 'billhook/react';
import type { ReactNode } from 'react';
import 'billhook/react/styles.css';

export function Pay({ clientSecret }: { clientSecret: string }): ReactNode {
  return (
    <PaymentForm
      publishableKey="pk_test_…"
      clientSecret={clientSecret}
      onSuccess={() => location.assign('/thanks')}
    >
      <p>By paying you agree to our terms.</p>
    </PaymentForm>
  );
}
