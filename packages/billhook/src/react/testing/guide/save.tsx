import { SaveCardForm } from 'billhook/react';
import type { ReactNode } from 'react';

export function Save({
  clientSecret,
  done,
}: {
  clientSecret: string;
  done: () => void;
}): ReactNode {
  return <SaveCardForm publishableKey="pk_test_…" clientSecret={clientSecret} onSuccess={done} />;
}
