// A shop whose pages are made of `billhook/react`, on another origin than the emulator: what an app has on its server
// for them, and a memory for every request that it is sent.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AddressInfo } from 'node:net';

import { serve } from '@hono/node-server';
import { type Billhook, money } from 'billhook';
import { Hono, type HonoRequest } from 'hono';
import { build } from 'tsdown';

import type { ShopConfig } from '../../packages/billhook/src/react/testing/shop-config.ts';

const components = fileURLToPath(new URL('../../packages/billhook/src/react/', import.meta.url));

export interface ReactShop {
  readonly url: string;
  /** Every request, as text: method, address, headers and body. */
  readonly requests: readonly string[];
  /** Has the app's own endpoints fail, as servers do, or work again. */
  breakDown(isDown: boolean): void;
  close(): Promise<void>;
}

/** Opens the shop; `emulatorUrl` is where its pages have Stripe.js from. */
export async function openReactShop(billhook: Billhook, emulatorUrl: string): Promise<ReactShop> {
  const script = await bundlePage();
  const requests: string[] = [];
  let isDown = false;
  const app = new Hono();
  app.use(async ({ req, body }, next) => {
    requests.push(`${req.method} ${req.url} ${JSON.stringify(req.header())} ${await req.text()}`);
    const isPage = /\/(?:pay|save|cards|buy|page\.js|styles\.css|shop\.css)$/.test(req.path);
    return isDown && !isPage ? body('Out of order.', 503) : next();
  });
  app.get('/page.js', ({ body }) => body(script, 200, { 'Content-Type': 'text/javascript' }));
  app.get('/styles.css', ({ body }) =>
    body(readFileSync(join(components, 'styles.css')), 200, { 'Content-Type': 'text/css' }),
  );
  app.get('/shop.css', ({ body }) => body(shopStyles, 200, { 'Content-Type': 'text/css' }));
  addPages(app, billhook, emulatorUrl);
  addEndpoints(app, billhook);

  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on a TCP port has an AddressInfo as its address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    breakDown: (down) => {
      isDown = down;
    },
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The pages: `?user=…&order=…`, and `lang`, `theme`, `secret` where a test is about them. */
function addPages(app: Hono, billhook: Billhook, emulatorUrl: string): void {
  const clientSecrets: Record<ShopConfig['show'], (order: string, user: User) => Promise<string>> =
    {
      pay: async (reference, user) => {
        const amount = money('20.00', 'usd');
        return (await billhook.payments.create({ user, reference, amount })).clientSecret;
      },
      save: async (reference, user) =>
        (await billhook.setup.create({ user, reference })).clientSecret,
      cards: async () => Promise.resolve(''),
      buy: async () => Promise.resolve(''),
    };
  for (const show of ['pay', 'save', 'cards', 'buy'] as const) {
    app.get(`/${show}`, async ({ req, html }) => {
      const { user = 'ada', order = 'order', lang = 'en', theme = '', secret } = req.query();
      const clientSecret = secret ?? (await clientSecrets[show](order, { id: user }));
      const config: ShopConfig = { show, publishableKey: 'pk_test_shop', clientSecret, user };
      return html(document({ config, emulatorUrl, lang, theme }), 200, {
        'Content-Security-Policy': securityPolicy(emulatorUrl),
      });
    });
  }
}

interface User {
  readonly id: string;
}

/** Who is asking: a session's business in an app, and here the address's. */
const userOf = (request: HonoRequest): User => ({ id: request.query('user') ?? '' });

/** What the components ask the app for. */
function addEndpoints(app: Hono, { paymentMethods, checkout }: Billhook): void {
  app.get('/methods', async ({ req, json }) => {
    const saved = await paymentMethods.list(userOf(req));
    return json(saved.map(({ paymentMethod: _ofStripe, ...listed }) => listed));
  });
  app.post('/methods/:id/default', async ({ req, body }) => {
    await paymentMethods.setDefault(userOf(req), req.param('id'));
    return body(null, 204);
  });
  app.delete('/methods/:id', async ({ req, body }) => {
    await paymentMethods.remove(userOf(req), req.param('id'));
    return body(null, 204);
  });
  app.post('/checkout', async ({ req, json }) => {
    // What the page sends.
    const { user } = await req.json<{ user: string }>();
    const origin = new URL(req.url).origin;
    const product = { name: 'Tarred twine' };
    const { url } = await checkout.create({
      user: { id: user },
      mode: 'payment',
      items: [
        { quantity: 2, priceData: { currency: 'usd', unit_amount: 1000, product_data: product } },
      ],
      successUrl: `${origin}/thanks`,
      cancelUrl: `${origin}/buy?user=${user}`,
    });
    return json({ url });
  });
  app.get('/thanks', ({ html }) => html('<!doctype html><title>Thank you</title>'));
}

/** What an app sets: its own page, and the components' variables. */
const shopStyles = `
:root { color-scheme: light dark; }
[data-theme='plum'] { --billhook-accent: #7a2e6e; --billhook-on-accent: #fff; --billhook-radius: 2px; }
body { margin: 0; font: 16px system-ui, sans-serif; background: Canvas; }
main { max-width: 440px; margin: 0 auto; padding: 24px 16px; }
h1 { font-size: 22px; }
.terms { font-size: 14px; }
#log { margin-top: 32px; font-size: 11px; color: GrayText; overflow-wrap: anywhere; }
`;

/** A strict policy: the components need no inline script or style, and nothing from anywhere else. */
function securityPolicy(emulatorUrl: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${emulatorUrl}`,
    `connect-src 'self' ${emulatorUrl}`,
    `frame-src ${emulatorUrl}`,
    "img-src 'self' data:",
  ].join('; ');
}

interface DocumentParts {
  readonly config: ShopConfig;
  readonly emulatorUrl: string;
  readonly lang: string;
  /** The name of one of the themes in the shop's own style sheet. */
  readonly theme: string;
}

/** The first script is the one line that has the page use the emulator. */
function document({ config, emulatorUrl, lang, theme }: DocumentParts): string {
  return `<!doctype html>
<html lang="${lang}" data-theme="${theme}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hedgerow</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/styles.css">
<link rel="stylesheet" href="/shop.css">
<script src="${emulatorUrl}/endive/stripe.js"></script>
<script type="application/json" id="config">${JSON.stringify(config)}</script>
<script type="module" src="/page.js"></script>
<div id="root"></div>
`;
}

/** The page as one script, with React in its development mode, which complains about misuse in the console. */
async function bundlePage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'billhook-react-shop-'));
  try {
    await build({
      config: false,
      entry: { page: join(components, 'testing/shop-page.tsx') },
      tsconfig: join(components, 'tsconfig.json'),
      platform: 'browser',
      format: 'iife',
      outDir,
      dts: false,
      logLevel: 'error',
      deps: { alwaysBundle: [/./], onlyBundle: false },
      define: { 'process.env.NODE_ENV': '"development"' },
      outputOptions: { entryFileNames: 'page.js' },
    });
    return readFileSync(join(outDir, 'page.js'), 'utf8');
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
