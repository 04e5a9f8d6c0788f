import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  refusalOf,
  startEmulatedStripe,
  stripeAt,
  type EmulatedStripe,
} from '../testing/emulated-stripe.ts';

let emulated: EmulatedStripe;
beforeAll(async () => void (emulated = await startEmulatedStripe()));
afterAll(() => emulated.emulator.close());

const get = (headers: Record<string, string>, query = ''): Promise<Response> =>
  fetch(`${emulated.url}/v1/customers${query}`, { headers });

test('a secret key and a restricted key may do all', async () => {
  for (const key of ['sk_test_emulator', 'rk_test_emulator']) {
    const list = await stripeAt(emulated.url, key).customers.list();
    expect(list.object).toBe('list');
  }
});

test('a key may come as the user name of Basic authentication', async () => {
  const response = await get({ Authorization: `Basic ${btoa('sk_test_emulator:')}` });
  expect(response.status).toBe(200);
});

test.each([
  [{}, 'You did not provide an API key.'],
  [{ Authorization: 'Bearer ' }, 'You did not provide an API key.'],
  [
    { Authorization: 'Bearer sk_live_1234567890abcdef' },
    'Invalid API Key provided: sk_live_************cdef',
  ],
  [{ Authorization: 'Bearer nonsense' }, 'Invalid API Key provided: ********'],
])('%j is answered with 401', async (headers, message) => {
  const response = await get(headers);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({
    error: { type: 'invalid_request_error', message: expect.stringContaining(message) },
  });
});

test('the SDK throws its authentication error for a key of live mode', async () => {
  const call = stripeAt(emulated.url, 'sk_live_1234567890abcdef').customers.list();
  expect(await refusalOf(call)).toMatchObject({ type: 'StripeAuthenticationError' });
});

test('a publishable key may not read customers, however it is sent', async () => {
  const refused = { error: { code: 'secret_key_required', type: 'invalid_request_error' } };
  const response = await get({ Authorization: 'Bearer pk_test_emulator' });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject(refused);
  expect(await (await get({}, '?key=pk_test_emulator')).json()).toMatchObject(refused);
});
