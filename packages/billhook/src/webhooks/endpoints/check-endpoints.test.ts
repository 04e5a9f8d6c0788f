// What is said at the start of the endpoints that Stripe delivers to.
import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { type ObjectStripe, startObjectStripe } from '../../testing/object-stripe.ts';
import { createSilentLogger, type SilentLogger } from '../../testing/silent-logger.ts';
import { checkEndpoints } from './check-endpoints.ts';

let server: ObjectStripe;
let stripe: Stripe;
let logger: SilentLogger;

beforeEach(async () => {
  server = await startObjectStripe();
  const { hostname: host, port } = new URL(server.url);
  stripe = new Stripe('sk_test_1', { host, port, protocol: 'http' });
  logger = createSilentLogger();
});
afterEach(async () => server.close());

function endpoint(id: string, status: string, api_version: string | null): Record<string, unknown> {
  const url = `https://shop.example/${id.split('_')[1]}`;
  return { id, object: 'webhook_endpoint', url, status, api_version };
}

test('those that are enabled are told with their version, and warned of unless it is that of the types', async () => {
  server.lists.set('/v1/webhook_endpoints', [
    endpoint('we_pinned', 'enabled', Stripe.API_VERSION),
    endpoint('we_older', 'enabled', '2025-03-31.basil'),
    endpoint('we_account', 'enabled', null),
  ]);
  const verdicts = (await checkEndpoints(stripe, logger)).map(({ id, verdict }) => [id, verdict]);
  expect(Object.fromEntries(verdicts)).toEqual({
    we_pinned: 'pinned',
    we_older: 'translated',
    we_account: 'fetched',
  });
  expect(logger.lines.map(({ fields }) => fields)).toMatchObject([
    { id: 'we_older' },
    { id: 'we_account' },
  ]);
});

test('one that is disabled is warned of, unless another with its address does its work', async () => {
  server.lists.set('/v1/webhook_endpoints', [
    endpoint('we_shop_new', 'enabled', Stripe.API_VERSION),
    endpoint('we_shop_old', 'disabled', '2020-08-27'),
    endpoint('we_lost', 'disabled', Stripe.API_VERSION),
  ]);
  expect(await checkEndpoints(stripe, logger)).toHaveLength(1);
  expect(logger.lines).toMatchObject([
    { level: 'warn', fields: { id: 'we_lost' }, message: expect.stringContaining('disabled') },
  ]);
});
