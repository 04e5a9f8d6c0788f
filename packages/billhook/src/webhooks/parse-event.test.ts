import { describe, expect, test } from 'vitest';

import { createEvent } from '../testing/signed-event.ts';
import { parseEvent, withoutClientSecrets } from './parse-event.ts';

function parse(value: unknown): ReturnType<typeof parseEvent> {
  return parseEvent(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
}

describe('what is taken in', () => {
  test('the envelope, and the body as it came', () => {
    const event = createEvent({ id: 'evt_1', object: { id: 'pi_1' } });
    expect(parse(event)).toEqual({
      id: 'evt_1',
      account: null,
      form: 'snapshot',
      source: 'webhook',
      type: 'payment_intent.succeeded',
      objectId: 'pi_1',
      created: 1_763_900_000,
      livemode: false,
      apiVersion: event['api_version'],
      payload: JSON.stringify(event),
    });
  });

  test('an event of a type that nobody has heard of', () => {
    expect(parse(createEvent({ type: 'moon.landed' })).type).toBe('moon.landed');
  });

  test('an object without an id', () => {
    expect(parse(createEvent({ object: { id: undefined } })).objectId).toBeNull();
  });

  test('the account of a connected account', () => {
    expect(parse({ ...createEvent(), account: 'acct_1' }).account).toBe('acct_1');
  });
});

test('a thin event: its own shape of time, context and object', () => {
  const thin = {
    id: 'evt_test_1',
    object: 'v2.core.event',
    type: 'v1.billing.meter.error_report_triggered',
    created: '2026-11-23T10:00:00.500Z',
    livemode: false,
    context: 'acct_1/acct_2',
    related_object: { id: 'mtr_1', type: 'billing.meter', url: '/v1/billing/meters/mtr_1' },
  };
  expect(parse(thin)).toMatchObject({
    form: 'thin',
    account: 'acct_2',
    objectId: 'mtr_1',
    created: 1_795_428_000,
    apiVersion: null,
  });
});

describe('what is refused', () => {
  test.each([
    ['nothing', ''],
    ['half of an event', '{"id":"evt_1"'],
    ['a list', '[]'],
    ['a number', '7'],
    ['another object', '{"id":"pi_1","object":"payment_intent"}'],
    ['an event without a type', JSON.stringify({ ...createEvent(), type: undefined })],
    ['an event without data', JSON.stringify({ ...createEvent(), data: undefined })],
    ['an id with NUL in it', JSON.stringify(createEvent({ id: 'evt_\0' }))],
  ])('%s', (_what, text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'payload_invalid' }));
  });

  test('bytes that are not UTF-8', () => {
    expect(() => parseEvent(Buffer.from([0x7b, 0xff, 0x7d]))).toThrow('not valid UTF-8');
  });

  test('what nests deeper than any event of Stripe, however well-formed', () => {
    const deep = createEvent({ object: { metadata: JSON.parse('['.repeat(90) + ']'.repeat(90)) } });
    expect(() => parse(deep)).toThrow(expect.objectContaining({ code: 'payload_invalid' }));
    // Whoever wants to do harm fills the whole megabyte.
    const deepest = '{"object":"event","data":' + '['.repeat(500_000) + ']'.repeat(500_000) + '}';
    expect(() => parseEvent(Buffer.from(deepest))).toThrow('nests more than 64 levels');
    // Brackets inside a text are no nesting.
    const text = createEvent({ object: { description: '[{'.repeat(500) } });
    expect(() => parse(text)).not.toThrow();
  });
});

describe('client secrets', () => {
  test('are emptied wherever they are', () => {
    const text = '{"a":{"client_secret" : "pi_1_secret_2"},"client_secret":"x\\"y","b":1}';
    const cleaned = withoutClientSecrets(text);
    expect(JSON.parse(cleaned)).toEqual({ a: { client_secret: null }, client_secret: null, b: 1 });
  });

  test('nothing else changes, not even a text that talks about them', () => {
    const text = JSON.stringify({ note: 'says "client_secret":"x"', client_secret: null });
    expect(withoutClientSecrets(text)).toBe(text);
  });
});
