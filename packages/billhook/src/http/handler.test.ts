import { expect, test } from 'vitest';

import { PayloadError } from '../errors/payload-error.ts';
import { createSilentLogger } from '../testing/silent-logger.ts';
import { createHttpHandler } from './handler.ts';

const logger = createSilentLogger();
const handler = createHttpHandler(
  [
    { method: 'POST', segment: 'webhook', answer: async () => Response.json({ received: true }) },
    {
      method: 'GET',
      segment: 'refused',
      answer: async () => {
        throw new PayloadError('payload_invalid', 'No event with sk_test_abc.');
      },
    },
    {
      method: 'GET',
      segment: 'broken',
      answer: async () => {
        throw new Error('the secret inner workings');
      },
    },
    {
      method: 'GET',
      segment: 'outage',
      answer: async () => {
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      },
    },
  ],
  logger,
);

async function ask(method: string, path: string): Promise<{ response: Response; body: unknown }> {
  const response = await handler(new Request(`http://localhost${path}`, { method }));
  return { response, body: await response.json() };
}

test.each(['/webhook', '/billhook/webhook', '/api/stripe/webhook/', '/webhook?x=1'])(
  'is found at %s, wherever it is mounted',
  async (path) => {
    expect((await ask('POST', path)).response.status).toBe(200);
  },
);

test('another path is 404, in JSON, and says which paths there are', async () => {
  const { response, body } = await ask('POST', '/webhooks');
  expect(response.status).toBe(404);
  expect(body).toMatchObject({
    error: { code: 'not_found', remedy: expect.stringContaining('/webhook') },
  });
});

test('another method is 405 and names the right one', async () => {
  const { response, body } = await ask('GET', '/webhook');
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('POST');
  expect(body).toMatchObject({ error: { code: 'method_not_allowed' } });
});

test('a refusal says why and what to do, without secrets', async () => {
  const { response, body } = await ask('GET', '/refused');
  expect(response.status).toBe(400);
  expect(body).toEqual({
    error: {
      code: 'payload_invalid',
      message: 'No event with [redacted].',
      remedy: expect.stringContaining('object'),
    },
  });
});

test('a failure inside is told to the log, not to the caller', async () => {
  const { response, body } = await ask('GET', '/broken');
  expect(response.status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('inner workings');
  expect(JSON.stringify(logger.lines.at(-1)?.level)).toContain('error');
});

test('without its database it asks to be called again', async () => {
  const { response, body } = await ask('GET', '/outage');
  expect(response.status).toBe(503);
  expect(body).toMatchObject({ error: { code: 'database_unavailable' } });
});
