import { type ListedMethod, PaymentMethods } from 'billhook/react';
import type { ReactNode } from 'react';

async function ask<Answer>(path: string, method: string): Promise<Answer> {
  const response = await fetch(path, { method });
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response.json();
}

export function Cards(): ReactNode {
  return (
    <PaymentMethods
      list={() => ask<ListedMethod[]>('/api/cards', 'GET')}
      setDefault={(id) => ask(`/api/cards/${id}/default`, 'POST')}
      remove={(id) => ask(`/api/cards/${id}`, 'DELETE')}
    />
  );
}
