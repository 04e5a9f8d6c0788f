import { expect, test } from 'vitest';

import { checkUrl, successUrlFor } from './urls.ts';

test.each([
  'https://example.com/paid?session={CHECKOUT_SESSION_ID}',
  'http://localhost:3000/paid',
  'http://127.0.0.1:4000',
])('%s is taken', (url) => {
  expect(() => checkUrl(url, 'success_url')).not.toThrow();
});

test.each(['example.com/paid', 'undefined/paid', 'localhost'])('%s lacks its scheme', (url) => {
  expect(() => checkUrl(url, 'success_url')).toThrow(
    'Invalid URL: An explicit scheme (such as https) must be provided.',
  );
});

test.each([
  '/paid',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://',
  'https:///paid',
  'ftp://a.b',
])('%s is not a valid URL', (url) => {
  expect(() => checkUrl(url, 'cancel_url')).toThrow('Not a valid URL');
});

test('a URL of more than 5000 characters is refused', () => {
  expect(() => checkUrl(`https://example.com/${'a'.repeat(5_000)}`, 'success_url')).toThrow(
    'URL must be 5000 characters or less.',
  );
});

test('every placeholder becomes the id of the session', () => {
  const success_url = 'https://a.b/{CHECKOUT_SESSION_ID}?s={CHECKOUT_SESSION_ID}';
  expect(successUrlFor({ id: 'cs_test_1', success_url })).toBe('https://a.b/cs_test_1?s=cs_test_1');
});
