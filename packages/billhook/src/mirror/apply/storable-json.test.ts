import { assert, jsonValue, property, string } from 'fast-check';
import { expect, test } from 'vitest';

import { toStorableJson } from './storable-json.ts';

function stored(object: object): unknown {
  return JSON.parse(toStorableJson(object));
}

test('NUL and half surrogates become U+FFFD, in keys and in values', () => {
  expect(stored({ metadata: { 'a\0b': 'c\0', half: '\ud83d!', other: '\udc00' } })).toEqual({
    metadata: { 'a\u{FFFD}b': 'c\u{FFFD}', half: '\u{FFFD}!', other: '\u{FFFD}' },
  });
});

test('text that only looks like such an escape is left alone', () => {
  const metadata = { path: String.raw`C:\u0000`, twice: String.raw`\\u0000 \ud800`, emoji: '😀' };
  expect(stored({ metadata })).toEqual({ metadata });
});

test('whatever it is given, the result has neither', () => {
  const anything = string({ unit: 'binary' });
  assert(
    property(jsonValue({ stringUnit: 'binary' }), anything, (value, text) => {
      const json = toStorableJson({ value, text: `${text}\0\ud800` });
      const strings: string[] = [];
      JSON.parse(json, (key, inner: unknown) => {
        strings.push(key);
        if (typeof inner === 'string') strings.push(inner);
        return inner;
      });
      // `encodeURI` throws where half of a surrogate pair stands.
      const all = strings.join('');
      expect(() => encodeURI(all)).not.toThrow();
      expect(all).not.toContain('\0');
    }),
  );
});

test('client secrets are left out, as fields and inside URLs', () => {
  const json = toStorableJson({
    client_secret: 'pi_3abc_secret_def',
    confirmation_secret: { client_secret: 'pi_3abc_secret_def', type: 'payment_intent' },
    next_action: {
      url: 'https://hooks.stripe.com/redirect/authenticate/src_1?client_secret=src_client_secret_1&x=1',
      text: 'pi_3abc_secret_def',
    },
    metadata: { note: 'a secret_santa' },
  });
  expect(json).not.toContain('secret_def');
  expect(json).not.toContain('src_client_secret_1');
  expect(json).toContain('secret_santa');
  expect(json).toContain('&x=1');
});

test('the number of an issued card is left out, that of an invoice is not', () => {
  const card = { object: 'issuing.card', number: '4000009990000112', cvc: '123', last4: '0112' };
  expect(stored(card)).toEqual({ object: 'issuing.card', last4: '0112' });
  expect(stored({ object: 'invoice', number: 'A-1' })).toEqual({
    object: 'invoice',
    number: 'A-1',
  });
});
