// The pages as they come over HTTP, before a browser makes anything of them.
import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../index.ts';

const origin = 'http://127.0.0.1';

function get(emulator: Emulator, path: string, headers: Record<string, string> = {}) {
  return emulator.fetch(new Request(origin + path, { headers }));
}

/** Creates a checkout session of one item; gives the reply. */
async function createSession(
  emulator: Emulator,
  { name = 'Twine', cancelUrl = 'https://shop.example/cart' } = {},
): Promise<Response> {
  const body = new URLSearchParams({
    mode: 'payment',
    success_url: 'https://shop.example/thanks',
    cancel_url: cancelUrl,
    'line_items[0][quantity]': '1',
    'line_items[0][price_data][currency]': 'usd',
    'line_items[0][price_data][unit_amount]': '2000',
    'line_items[0][price_data][product_data][name]': name,
  });
  const headers = { Authorization: 'Bearer sk_test_pages' };
  return emulator.fetch(
    new Request(`${origin}/v1/checkout/sessions`, { method: 'POST', headers, body }),
  );
}

/** The HTML of a new session's page. */
async function checkoutHtml(session: { name?: string } = {}): Promise<string> {
  const emulator = createEmulator();
  const reply = await createSession(emulator, session);
  // Every session has an id.
  const { id } = (await reply.json()) as { id: string };
  return (await get(emulator, `/c/pay/${id}`)).text();
}

describe('assets', () => {
  const emulator = createEmulator();

  test.each([
    ['checkout.js', 'text/javascript; charset=utf-8'],
    ['checkout.css', 'text/css; charset=utf-8'],
    ['icon.svg', 'image/svg+xml'],
  ])('%s is %s', async (name, contentType) => {
    const reply = await get(emulator, `/pages/${name}`);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('Content-Type')).toBe(contentType);
  });

  test('are not sent again while they are the same', async () => {
    const first = await get(emulator, '/pages/checkout.js');
    const etag = first.headers.get('ETag') ?? '';
    const second = await get(emulator, '/pages/checkout.js', { 'If-None-Match': etag });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
    const other = await get(emulator, '/pages/checkout.js', { 'If-None-Match': '"another"' });
    expect(other.status).toBe(200);
  });

  test.each(['tsconfig.json', 'caret.test.ts', 'no-such.js', '..%2Fpages.ts', '%2e%2e/pages.ts'])(
    '%s is not one',
    async (name) => {
      expect((await get(emulator, `/pages/${name}`)).status).toBe(404);
    },
  );
});

describe('a page', () => {
  test('lets no script in but the emulator’s, and nobody frame it', async () => {
    const emulator = createEmulator();
    const { headers } = await get(emulator, '/c/pay/cs_test_unknown');
    const policy = (headers.get('Content-Security-Policy') ?? '').split('; ');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.filter((directive) => /^(?:script|style)-src/.test(directive))).toEqual([]);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  test('has no script, style or handler written into it', async () => {
    const html = await checkoutHtml();
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(html.match(/<script[^>]*>[^<]*/g)).toEqual([
      '<script type="module" src="/pages/checkout.js">',
    ]);
  });

  test('escapes what comes from the session', async () => {
    const html = await checkoutHtml({ name: '<script>alert(1)</script>' });
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script>alert');
  });

  test('gives its card fields no names, so that no form can carry them', async () => {
    const html = await checkoutHtml();
    expect(html).toContain('autocomplete="cc-number"');
    expect(html).not.toMatch(/<(?:input|select)[^>]*\sname=/);
  });

  test('is never made for a cancel_url that would run as a script', async () => {
    const reply = await createSession(createEmulator(), { cancelUrl: 'javascript:alert(1)' });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ error: { param: 'cancel_url' } });
  });
});
