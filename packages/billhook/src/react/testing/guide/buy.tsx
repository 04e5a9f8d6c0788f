import { CheckoutButton } from 'billhook/react';
import type { ReactNode } from 'react';

export function Buy({ cart }: { cart: string }): ReactNode {
  return (
    <CheckoutButton endpoint="/api/checkout" body={{ cart }}>
      Buy
    </CheckoutButton>
  );
}
