import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { refusalOf, startEmulatedStripe, type EmulatedStripe } from '../testing/emulated-stripe.ts';

let emulated: EmulatedStripe;
beforeAll(async () => void (emulated = await startEmulatedStripe()));
afterAll(() => emulated.emulator.close());

const request = (method: string, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${emulated.url}${path}`, {
    method,
    headers: { Authorization: 'Bearer sk_test_emulator' },
    ...init,
  });

describe('every reply', () => {
  test('has an id of its own, and the version', async () => {
    const one = await request('GET', '/v1/customers');
    const two = await request('GET', '/v1/customers');
    expect(one.headers.get('Request-Id')).toMatch(/^req_\w{14}$/);
    expect(two.headers.get('Request-Id')).not.toBe(one.headers.get('Request-Id'));
    expect(one.headers.get('Stripe-Version')).toBe('2026-10-28.endive');
    expect(one.headers.get('Content-Type')).toBe('application/json');
  });

  test('that refuses names the request in its error', async () => {
    const refusal = await refusalOf(emulated.stripe.customers.retrieve('cus_none'));
    expect(refusal.requestId).toMatch(/^req_/);
    expect(refusal.raw).toMatchObject({
      code: 'resource_missing',
      doc_url: 'https://stripe.com/docs/error-codes/resource-missing',
      request_log_url: `https://dashboard.stripe.com/test/logs/${refusal.requestId}`,
      type: 'invalid_request_error',
    });
  });

  test('may be read by a page of any origin', async () => {
    const asked = await request('OPTIONS', '/v1/payment_methods', {
      headers: { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('a request', () => {
  test('for no URL of Stripe is told so', async () => {
    const response = await request('GET', '/v1/customer');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: {
        type: 'invalid_request_error',
        message: expect.stringContaining('Unrecognized request URL (GET: /v1/customer).'),
      },
    });
  });

  test('for what the emulator does not have yet is told so', async () => {
    const refusal = await refusalOf(emulated.stripe.coupons.list());
    expect(refusal).toMatchObject({ statusCode: 501, code: 'emulator_unsupported' });
    expect(refusal.message).toBe(
      'Stripe has GET /v1/coupons, but this emulator does not support it yet.',
    );
  });

  test('takes its nested parameters from the form', async () => {
    const body = 'name=Ann&metadata[a b]=1&address[line1]=Gasse+1&preferred_locales[]=de';
    const response = await request('POST', '/v1/customers', { body });
    expect(await response.json()).toMatchObject({
      name: 'Ann',
      metadata: { 'a b': '1' },
      address: { line1: 'Gasse 1' },
      preferred_locales: ['de'],
    });
  });

  test.each([
    ['nome=x', { code: 'parameter_unknown', param: 'nome' }],
    ['balance=ten', { code: 'parameter_invalid_integer', param: 'balance' }],
    ['shipping[phone]=1', { code: 'parameter_missing', param: 'shipping[address]' }],
    ['__proto__[x]=1', { code: 'parameter_unknown' }],
  ])('with %s is refused', async (body, error) => {
    const response = await request('POST', '/v1/customers', { body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error });
  });

  test('with a method that the URL does not have is unknown', async () => {
    expect((await request('PUT', '/v1/customers')).status).toBe(404);
  });
});

test('can be answered without a socket', async () => {
  const response = await emulated.emulator.fetch(
    new Request('http://127.0.0.1/v1/account', {
      headers: { Authorization: 'Bearer sk_test_emulator' },
    }),
  );
  expect(await response.json()).toMatchObject({ object: 'account' });
});

async function firstId(seed: number): Promise<string> {
  const { emulator, stripe } = await startEmulatedStripe({ seed });
  const { id } = await stripe.customers.create();
  await emulator.close();
  return id;
}

test('the same seed gives the same ids', async () => {
  expect(await firstId(7)).toBe(await firstId(7));
  expect(await firstId(7)).not.toBe(await firstId(8));
});
