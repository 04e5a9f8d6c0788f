// Deliveries as Stripe makes them: the bytes of an event and the signature over them. They are made before
// the clock starts, so that making them costs nothing that is measured.
//
// Every event is about objects of its own, so that no two events ever have to wait for each other.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { unixSeconds } from '../clock.ts';
import { stripeId } from './stripe-id.ts';

/** The secret that all servers of the benchmark are given. */
export const webhookSecret = 'whsec_bench_of_webhooks';

export interface Delivery {
  readonly body: string;
  /** The value of the header `Stripe-Signature`. */
  readonly signature: string;
}

const payment = readTemplate('payment-intent-succeeded.json');
const subscription = readTemplate('customer-subscription-created.json');
/** Two payments to one subscription: 3.4 kB on average. */
const mixture = [payment, payment, subscription];

/** The bodies of `count` events, in Stripe's own formatting. */
export function createEvents(count: number): string[] {
  const now = unixSeconds();
  return Array.from({ length: count }, (_event, index) =>
    (mixture[index % mixture.length] ?? payment).join(stripeId(now)),
  );
}

/** Signs an event as of now. https://docs.stripe.com/webhooks/signature */
export function sign(body: string, nowSeconds: number): Delivery {
  const hmac = createHmac('sha256', webhookSecret).update(`${nowSeconds}.${body}`).digest('hex');
  return { body, signature: `t=${nowSeconds},v1=${hmac}` };
}

/** The event's JSON, cut where its unique part goes. */
export function readTemplate(file: string): string[] {
  const json = readFileSync(new URL(file, import.meta.url), 'utf8');
  return json.trimEnd().split('%UNIQUE%');
}
