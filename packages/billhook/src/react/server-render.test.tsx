// On the server, each component is what the page shows until the browser takes over; nothing asks for a window.
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';

import { CheckoutButton, PaymentForm, PaymentMethods, SaveCardForm } from './index.ts';

const key = { publishableKey: 'pk_test_server', clientSecret: 'pi_1_secret_1' };
const never = async (): Promise<never> => new Promise<never>(() => undefined);

test.each<[string, ReactNode, RegExp]>([
  ['PaymentForm', <PaymentForm {...key} locale="de" />, /role="status".*sichere Formular/],
  ['SaveCardForm', <SaveCardForm {...key} className="mine" />, /class="billhook mine"/],
  ['PaymentMethods', <PaymentMethods list={never} />, /<h2[^>]*>Saved payment methods/],
  ['CheckoutButton', <CheckoutButton endpoint="/buy">Buy</CheckoutButton>, /<button[^>]*>.*Buy/],
])('%s', (_name, component, expected) => {
  expect(renderToString(component)).toMatch(expected);
});
