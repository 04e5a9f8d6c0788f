// Form encoding, as SDKs, curl and hostile callers send it.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeForm } from './decode-form.ts';

describe('what SDKs and curl send', () => {
  test.each([
    ['email=a%40b.example&name=Jo+Doe', { email: 'a@b.example', name: 'Jo Doe' }],
    [
      'items[0][price]=price_1&items[1][price]=price_2',
      { items: { 0: { price: 'price_1' }, 1: { price: 'price_2' } } },
    ],
    ['items%5B0%5D%5Bprice%5D=price_1', { items: { 0: { price: 'price_1' } } }],
    ['expand[]=customer&expand[]=invoice', { expand: { 0: 'customer', 1: 'invoice' } }],
    ['expand[0]=customer&expand[1]=invoice', { expand: { 0: 'customer', 1: 'invoice' } }],
    [
      'items[][price]=a&items[][quantity]=2&items[][price]=b',
      { items: { 0: { price: 'a', quantity: '2' }, 1: { price: 'b' } } },
    ],
    ['metadata[order]=7&metadata[a%20b]=%C3%A9', { metadata: { order: '7', 'a b': 'é' } }],
    ['metadata=&description=', { metadata: '', description: '' }],
    ['amount=1&amount=2', { amount: '2' }],
    ['recurring[interval]=day&recurring=', { recurring: '' }],
    ['', {}],
  ])('%s', (body, expected) => {
    expect(decodeForm(body)).toEqual(expected);
  });

  test('a list keeps the order of its indexes, whatever order they come in', () => {
    const { items } = decodeForm('items[10]=c&items[2]=b&items[0]=a');
    expect(Object.values(items ?? '')).toEqual(['a', 'b', 'c']);
  });
});

describe('what cannot be taken apart stays under its own name', () => {
  test.each([
    'a[b=1',
    'a]b=1',
    '[a]=1',
    'a[b]c=1',
    'a[[b]]=1',
    'a[__proto__][polluted]=1',
    'metadata[__proto__]=1',
    `a${'[b]'.repeat(20)}=1`,
  ])('%s', (body) => {
    const name = body.slice(0, -2);
    const decoded = decodeForm(body);
    expect(Object.entries(decoded)).toEqual([[name, '1']]);
  });

  test('a value with parameters below it', () => {
    expect(decodeForm('a=1&a[b]=2')).toEqual({ a: '1', 'a[b]': '2' });
  });

  test('what comes after the five thousandth parameter', () => {
    const body = Array.from({ length: 5_001 }, (_, index) => `a[${index}]=x`).join('&');
    const decoded = decodeForm(body);
    expect(Object.keys(decoded)).toEqual(['a', 'a[5000]']);
  });
});

test('nothing that is sent reaches a prototype', () => {
  const decoded = decodeForm('__proto__[x]=1&constructor[prototype][x]=1&a[__proto__][x]=1');
  expect(Object.getPrototypeOf(decoded)).toBeNull();
  expect({}).not.toHaveProperty('x');
});

test('no input makes it throw, and each value is text or nested', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'a',
      'b',
      '[',
      ']',
      '[]',
      '[0]',
      '[b]',
      '=',
      '&',
      '%',
      '%5B',
      '%ff',
      '__proto__',
      'toString',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const check = (value: unknown): void => {
        if (typeof value === 'string') return;
        if (typeof value !== 'object' || value === null) throw new Error('neither text nor nested');
        expect(Object.getPrototypeOf(value)).toBeNull();
        Object.values(value).forEach(check);
      };
      check(decodeForm(pieces.join('')));
    }),
  );
});
