// The page of a shop that uses the components as an app does; browser tests open it. Which component it shows, and
// with what, stands in the page itself, as the server wrote it.
import { type ReactNode, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

import {
  CheckoutButton,
  type ListedMethod,
  PaymentForm,
  PaymentMethods,
  SaveCardForm,
} from '../index.ts';
import type { ShopConfig } from './shop-config.ts';

function readConfig(): ShopConfig {
  const text = document.querySelector('#config')?.textContent ?? '';
  // The shop's server wrote it, as this type.
  return JSON.parse(text) as ShopConfig;
}

async function ask(path: string, method = 'GET'): Promise<Response> {
  const response = await fetch(path, { method });
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response;
}

async function listMethods(user: string): Promise<ListedMethod[]> {
  const response = await ask(`/methods?user=${user}`);
  // The shop's server answers with what the library lists.
  return (await response.json()) as ListedMethod[];
}

/** What the components have told the page, for tests to read. */
function useLog(): [readonly string[], (entry: string) => void] {
  const [entries, setEntries] = useState<readonly string[]>([]);
  return [entries, (entry) => setEntries((before) => [...before, entry])];
}

function Shop({ config }: { config: ShopConfig }): ReactNode {
  const { show, publishableKey, clientSecret, user } = config;
  const [log, write] = useLog();
  const form = {
    publishableKey,
    clientSecret,
    onError: (error: unknown) => write(`error ${nameOf(error)}`),
    onProcessing: ({ id }: { id: string }) => write(`processing ${id}`),
    onSuccess: ({ id }: { id: string }) => write(`success ${id}`),
  };
  return (
    <main>
      <h1>Hedgerow</h1>
      {show === 'pay' && (
        <PaymentForm {...form}>
          <p className="terms">By paying you agree to our terms.</p>
        </PaymentForm>
      )}
      {show === 'save' && <SaveCardForm {...form} />}
      {show === 'cards' && (
        <PaymentMethods
          list={async () => listMethods(user)}
          setDefault={async (id) => ask(`/methods/${id}/default?user=${user}`, 'POST')}
          remove={async (id) => ask(`/methods/${id}?user=${user}`, 'DELETE')}
          onError={form.onError}
        />
      )}
      {show === 'buy' && (
        <CheckoutButton endpoint="/checkout" body={{ user }} onError={form.onError}>
          Buy two balls of twine
        </CheckoutButton>
      )}
      <ol id="log">
        {log.map((entry, position) => (
          <li key={position}>{entry}</li>
        ))}
      </ol>
    </main>
  );
}

function nameOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'type' in error) return String(error.type);
  return error instanceof Error ? error.message : String(error);
}

const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Shop config={readConfig()} />
    </StrictMode>,
  );
}
