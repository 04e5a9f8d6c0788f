import { expect, test } from 'vitest';

import { webLink } from './web-link.ts';

test.each(['https://example.com/a?b=c', 'http://127.0.0.1:3000/'])('%s is a link', (address) => {
  expect(webLink(address)).toBe(address);
});

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '/relative',
  '',
  null,
])('%j is not', (address) => {
  expect(webLink(address)).toBeNull();
});
