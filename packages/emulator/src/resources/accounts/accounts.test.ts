import { afterAll, beforeAll, expect, test } from 'vitest';

import { startEmulatedStripe, type EmulatedStripe } from '../../testing/emulated-stripe.ts';
import { accountId } from './accounts.ts';

let emulated: EmulatedStripe;
beforeAll(async () => void (emulated = await startEmulatedStripe()));
afterAll(() => emulated.emulator.close());

test('the account of the keys can take payments', async () => {
  expect(await emulated.stripe.accounts.retrieveCurrent()).toMatchObject({
    id: accountId,
    object: 'account',
    charges_enabled: true,
    country: 'US',
    default_currency: 'usd',
  });
});
