// Thousands of bodies that nobody should send: each gets an answer that says why, and none leaves anything
// behind. What is signed rightly and is an event is in another test; here all is wrong in some way.
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Billhook } from '../billhook.ts';
import { createEvent, deliveryOf, signatureOf } from '../testing/signed-event.ts';
import { createTestBillhook } from '../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';

let fresh: TestDatabase;
let billhook: Billhook;

beforeAll(async () => {
  fresh = await createEmptyDatabase();
  billhook = await createTestBillhook({ url: fresh.url });
});
afterAll(async () => {
  await billhook.stop();
  await fresh.close();
});

/** The same numbers at every run. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

type Spoil = (json: string, draw: (below: number) => number) => Request;

/** Signed as it is sent, so that the signature is not what it fails for. */
const signed = (body: string): Request => deliveryOf(body);

const raw = (bytes: Uint8Array, signature: string): Request =>
  new Request('http://localhost/webhook', {
    method: 'POST',
    body: bytes,
    headers: { 'stripe-signature': signature },
  });

const spoils: readonly Spoil[] = [
  (json) => deliveryOf(json, { header: null }),
  (json) => deliveryOf(json, { secret: 'whsec_of_another' }),
  (json) => deliveryOf(json, { timestamp: 1_600_000_000 }),
  (json, draw) => deliveryOf(json, { header: signatureOf(json).slice(0, draw(60)) }),
  (json) => raw(Buffer.from(`${json} `), signatureOf(json)),
  (json, draw) => signed(json.slice(0, 1 + draw(json.length - 1))),
  (json, draw) => signed(json.slice(draw(json.length - 1) + 1)),
  (_json, draw) => signed('['.repeat(1 + draw(200_000))),
  (_json, draw) => signed('{"a":'.repeat(65 + draw(9_000)) + '1' + '}'.repeat(9_065)),
  (_json, draw) => signed(JSON.stringify(createEvent({ id: 'x'.repeat(256 + draw(500)) }))),
  (json) => signed(json.replace('"object":"event"', '"object":"evnt"')),
  (json) => signed(json.replace(/"created":\d+/, '"created":"soon"')),
  (json) => signed(json.replace(/"id":"evt/, '"id":"evt\\u0000')),
  (json) => signed(json.replace('"livemode":false', '"livemode":true')),
  (json) => signed(json.replace('"data":', '"dato":')),
  (_json, draw) => signed(['null', '[]', '""', '0', 'true', '{}', ' ', 'NaN'][draw(8)] ?? ''),
  (json) => {
    const bytes = Buffer.from(json.replace('usd', '\u00ff\u00fe'), 'latin1');
    return raw(bytes, signatureOf(bytes.toString('latin1')));
  },
  (json) => {
    const bytes = Buffer.from(json, 'utf16le');
    return raw(bytes, signatureOf(json));
  },
];

test('4,000 spoiled deliveries are refused with a reason and leave nothing behind', async () => {
  const draw = seeded(20_261_123);
  const reasons = new Map<string, number>();
  for (let index = 0; index < 4_000; index += 1) {
    const json = JSON.stringify(createEvent());
    const spoil = spoils[index % spoils.length];
    if (spoil === undefined) throw new Error('unreachable');
    const response = await billhook.handler(spoil(json, draw));
    const body: unknown = await response.json();
    const text = JSON.stringify(body);
    expect({ text, refused: response.status >= 400 && response.status < 500 }).toEqual({
      text,
      refused: true,
    });
    expect(body).toMatchObject({ error: { code: expect.any(String), remedy: expect.any(String) } });
    expect(text).not.toMatch(/whsec_test/);
    const code = /"code":"(\w+)"/.exec(text)?.[1] ?? '';
    reasons.set(code, (reasons.get(code) ?? 0) + 1);
  }
  const { rows } = await fresh.database.query('select count(*)::int as n from billhook.inbox');
  expect(rows).toEqual([{ n: 0 }]);
  expect([...reasons.keys()].sort()).toEqual([
    'livemode_mismatch',
    'payload_invalid',
    'signature_malformed',
    'signature_mismatch',
    'signature_missing',
    'signature_too_old',
  ]);
}, 60_000);

test('bodies over the limit are refused, however they are sent', async () => {
  for (const bytes of [1_048_577, 3_000_000]) {
    const response = await billhook.handler(deliveryOf('x'.repeat(bytes)));
    expect(response.status).toBe(413);
  }
});
