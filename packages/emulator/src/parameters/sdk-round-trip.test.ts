// The official SDK's own encoding, through a real HTTP request, comes back as the parameters that were passed to it.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import * as fc from 'fast-check';
import { Stripe } from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkParameters } from './check-parameters.ts';
import { decodeForm } from './decode-form.ts';

let server: Server;
let stripe: Stripe;
let received = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    void parametersOf(request).then((parameters) => {
      received = parameters;
      return response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  stripe = new Stripe('sk_test_x', { host: '127.0.0.1', port: address.port, protocol: 'http' });
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** The encoded parameters of a request, from where its method has them. */
async function parametersOf(request: IncomingMessage): Promise<string> {
  if (request.method === 'GET') return request.url?.split('?')[1] ?? '';
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}

test('a checkout session with everything nested', async () => {
  const parameters = {
    mode: 'subscription' as const,
    line_items: [
      { price: 'price_1', quantity: 1 },
      {
        quantity: 3,
        price_data: {
          currency: 'eur',
          unit_amount_decimal: Stripe.Decimal.from('12.345'),
          recurring: { interval: 'month' as const },
          product_data: { name: 'Tea & “scones”', metadata: { size: 'l' } },
        },
      },
    ],
    subscription_data: { trial_period_days: 7, metadata: { user: 'ü [1]=2&3' } },
    allow_promotion_codes: true,
    success_url: 'https://shop.example/done?session={CHECKOUT_SESSION_ID}',
    expand: ['line_items.data.price', 'customer'],
  };
  await stripe.checkout.sessions.create(parameters);
  expect(checkParameters('POST /v1/checkout/sessions', decodeForm(received))).toEqual({
    parameters,
  });
});

test('a list with a range', async () => {
  const parameters = { created: { gte: 1_700_000_000 }, limit: 3, expand: ['data.customer'] };
  await stripe.charges.list(parameters);
  expect(checkParameters('GET /v1/charges', decodeForm(received))).toEqual({ parameters });
});

test('null is sent as an empty string', async () => {
  await stripe.customers.update('cus_1', { shipping: null, metadata: { order: null } });
  expect(checkParameters('POST /v1/customers/{id}', decodeForm(received))).toEqual({
    parameters: { shipping: '', metadata: { order: '' } },
  });
});

test('any text and any metadata come through unchanged', async () => {
  const key = fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .filter((one) => one.length <= 40 && !/[[\]]/.test(one) && one !== '__proto__');
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.dictionary(key, fc.string({ maxLength: 50 }), { minKeys: 1, noNullPrototype: true }),
      async (name, metadata) => {
        await stripe.customers.create({ name, metadata });
        expect(checkParameters('POST /v1/customers', decodeForm(received))).toEqual({
          parameters: { name, metadata },
        });
      },
    ),
    { numRuns: 60 },
  );
});
