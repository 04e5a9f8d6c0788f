// What becomes of the endpoints that are there already.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createSilentLogger, type SilentLogger } from '../../testing/silent-logger.ts';
import { ensureEndpoint } from './ensure-endpoint.ts';

const url = 'https://shop.example/billhook/webhook';

interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly status: string;
  readonly api_version: string | null;
  readonly application: string | null;
  readonly enabled_events: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
}

let endpoints: Endpoint[];
/** What Stripe was asked to create or change, as forms. */
let forms: string[];
let server: Server;
let stripe: Stripe;
let logger: SilentLogger;

beforeEach(async () => {
  endpoints = [];
  forms = [];
  logger = createSilentLogger();
  server = createServer((request, response) => {
    void answer(request).then((body) => response.end(JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server that listens has an address of this form.
  const { port } = server.address() as AddressInfo;
  stripe = new Stripe('sk_test_1', { host: '127.0.0.1', port, protocol: 'http' });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Stripe, as far as it matters: it lists, and takes what it is told. */
async function answer(request: IncomingMessage): Promise<object> {
  if (request.method === 'GET') return { object: 'list', has_more: false, data: endpoints };
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  forms.push(`${request.url} ${decodeURIComponent(Buffer.concat(chunks).toString())}`);
  return { id: 'we_created', secret: 'whsec_1' };
}

function endpoint(parts: Partial<Endpoint>): Endpoint {
  return {
    id: 'we_1',
    url,
    status: 'enabled',
    api_version: Stripe.API_VERSION,
    application: null,
    enabled_events: ['*'],
    metadata: {},
    ...parts,
  };
}

const there = { id: 'we_1', secret: null, created: false };
const created = { id: 'we_created', secret: 'whsec_1', created: true, updated: false };

test('where there is none, it is created, in the version of the SDK and for all events', async () => {
  endpoints = [endpoint({ url: 'https://shop.example/other' })];
  expect(await ensureEndpoint(stripe, { url }, logger)).toEqual(created);
  expect(forms).toEqual([
    `/v1/webhook_endpoints url=${url}&enabled_events[0]=*&api_version=${Stripe.API_VERSION}&metadata[billhook_connect]=false`,
  ]);
});

test('what is as it should be is left alone, whatever the order of its events', async () => {
  endpoints = [endpoint({ enabled_events: ['invoice.paid', 'charge.failed'] })];
  const enabledEvents = ['charge.failed', 'invoice.paid'] as const;
  const options = { url, enabledEvents: [...enabledEvents] };
  expect(await ensureEndpoint(stripe, options, logger)).toEqual({ ...there, updated: false });
  expect(forms).toEqual([]);
});

test('other events than those that are passed are mended, and it is told', async () => {
  endpoints = [endpoint({ enabled_events: ['invoice.paid', 'charge.failed'] })];
  const enabledEvents: ['invoice.paid'] = ['invoice.paid'];
  const ensured = await ensureEndpoint(stripe, { url, enabledEvents }, logger);
  expect(ensured).toEqual({ ...there, updated: true });
  expect(forms).toEqual(['/v1/webhook_endpoints/we_1 enabled_events[0]=invoice.paid']);
  const fields = { had: ['invoice.paid', 'charge.failed'], wanted: ['invoice.paid'] };
  expect(logger.lines).toMatchObject([{ level: 'warn', fields }, { level: 'info' }]);
});

test('where none are passed, those that it has stay, and it is told that they are not all', async () => {
  endpoints = [endpoint({ enabled_events: ['invoice.paid'] })];
  expect(await ensureEndpoint(stripe, { url }, logger)).toEqual({ ...there, updated: false });
  expect(forms).toEqual([]);
  expect(logger.lines).toMatchObject([{ level: 'info', fields: { events: ['invoice.paid'] } }]);
});

test('one that is disabled is enabled, and not doubled', async () => {
  endpoints = [endpoint({ status: 'disabled' })];
  expect(await ensureEndpoint(stripe, { url }, logger)).toEqual({ ...there, updated: true });
  expect(forms).toEqual(['/v1/webhook_endpoints/we_1 disabled=false']);
  expect(logger.lines).toMatchObject([{ level: 'warn', fields: { status: 'disabled' } }]);
});

test('one that is disabled stays so where another does its work', async () => {
  endpoints = [endpoint({ id: 'we_0', status: 'disabled' }), endpoint({})];
  expect(await ensureEndpoint(stripe, { url }, logger)).toEqual({ ...there, updated: false });
  expect(forms).toEqual([]);
});

test('of another version, it is left alone and named, and one of this version created', async () => {
  endpoints = [endpoint({ api_version: '2020-08-27' })];
  expect(await ensureEndpoint(stripe, { url }, logger)).toEqual(created);
  const others = [{ id: 'we_1', apiVersion: '2020-08-27' }];
  expect(logger.lines).toMatchObject([{ level: 'warn', fields: { others } }]);
});

test.each([
  ['of connected accounts is none for the own', { application: 'ca_1' }, false],
  ['for the own is none of connected accounts', { application: null }, true],
  [
    'that says so itself is believed',
    { application: null, metadata: { billhook_connect: 'true' } },
    false,
  ],
])('one %s', async (_title, parts, connect) => {
  endpoints = [endpoint(parts)];
  expect(await ensureEndpoint(stripe, { url, connect }, logger)).toEqual(created);
  expect(forms[0]?.includes('connect=true')).toBe(connect);
  expect(await ensureEndpoint(stripe, { url, connect: !connect }, logger)).toMatchObject(there);
});
