// The server of a shop with its own payment page, on another origin than the emulator: it serves the
// page, pays with what the page has made of a card, and remembers every request it was sent.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type Stripe from 'stripe';

export interface Shop {
  url: string;
  /** Every request, as text: method, address, headers and body. */
  requests: string[];
  close(): Promise<void>;
}

/** Opens the shop; `emulatorUrl` is where its page has Stripe.js from. */
export async function openShop(stripe: Stripe, emulatorUrl: string): Promise<Shop> {
  const requests: string[] = [];
  const app = new Hono();
  app.use(async (context, next) => {
    const { method, url } = context.req;
    const headers = JSON.stringify(context.req.header());
    requests.push(`${method} ${url} ${headers} ${await context.req.text()}`);
    await next();
  });
  app.get('/', (context) => {
    const host = context.req.query('host');
    return context.html(
      paymentPage(host === undefined ? emulatorUrl : emulatorUrl.replace('127.0.0.1', host)),
    );
  });
  app.get('/returned', (context) => context.html('<!doctype html><title>Thank you</title>'));
  app.get('/shop.js', (context) =>
    context.body(readFileSync(new URL('shop.js', import.meta.url), 'utf8'), 200, script),
  );
  app.get('/stripe-js.mjs', (context) => context.body(officialLoader(), 200, script));
  app.post('/intent', async (context) =>
    context.json(await stripe.paymentIntents.create({ amount: 2000, currency: 'usd' })),
  );
  app.post('/pay', async (context) => {
    const { token, ...paidWith } = await context.req.json<PaidWith>();
    if (token === undefined) return context.json(await pay(stripe, paidWith));
    const method = await stripe.paymentMethods.create({ type: 'card', card: { token } });
    return context.json(await pay(stripe, { payment_method: method.id }));
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on a TCP port has an AddressInfo as its address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const script = { 'Content-Type': 'text/javascript' };

/** The loader as it is published to npm. */
function officialLoader(): string {
  const folder = createRequire(import.meta.url).resolve('@stripe/stripe-js/package.json');
  return readFileSync(new URL('dist/index.mjs', `file://${folder}`), 'utf8');
}

interface PaidWith {
  token?: string;
  payment_method?: string;
  confirmation_token?: string;
}

async function pay(
  stripe: Stripe,
  paidWith: PaidWith,
): Promise<Stripe.PaymentIntent | { error: string }> {
  try {
    return await stripe.paymentIntents.create({
      ...paidWith,
      amount: 2000,
      currency: 'usd',
      confirm: true,
      use_stripe_sdk: true,
    });
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** The first script is the one line that has the page use the emulator. */
function paymentPage(emulatorUrl: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hedgerow</title>
<link rel="icon" href="data:,">
<script src="${emulatorUrl}/endive/stripe.js"></script>
<script type="importmap">{ "imports": { "@stripe/stripe-js": "/stripe-js.mjs" } }</script>
<script type="module" src="/shop.js"></script>
<style>
  body { font: 16px system-ui, sans-serif; max-width: 460px; margin: 24px auto; padding: 0 16px; }
  button { font: inherit; padding: 8px 14px; margin: 12px 4px 0 0; }
  .StripeElement:not(:has([title='Secure payment input frame'])) {
    border: 1px solid #ccc; border-radius: 6px; padding: 10px 12px; margin-bottom: 8px;
  }
  .StripeElement--focus { border-color: #0b6e4f !important; }
  .StripeElement--invalid { border-color: #c0312b !important; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 11px; color: #777; }
</style>
<h1>Hedgerow</h1>
<form>
  <div id="element"></div><div id="expiry"></div><div id="cvc"></div>
  <button>Pay $20.00</button>
</form>
<button id="focus">Focus</button><button id="clear">Clear</button><button id="unmount">Unmount</button>
<p id="result" role="status"></p>
<pre id="events"></pre>
`;
}
