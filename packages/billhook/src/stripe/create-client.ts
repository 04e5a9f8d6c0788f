// Makes the official Stripe client. Which Stripe it talks to is decided here and nowhere else: the real
// one, or whatever else speaks its API, such as the emulator.
import Stripe from 'stripe';

import type { StripeConfiguration } from '../config/configuration.ts';

/** Makes a client with the SDK's pinned API version, two retries, and a time-out for each attempt. */
export function createStripeClient(configuration: StripeConfiguration): Stripe {
  return new Stripe(configuration.secretKey, {
    maxNetworkRetries: 2,
    timeout: configuration.timeoutMs,
    appInfo: { name: 'billhook', url: 'https://www.npmjs.com/package/billhook' },
    ...hostOf(configuration.apiBase),
  });
}

interface StripeHost {
  host?: string;
  port?: string;
  protocol?: 'http' | 'https';
}

function hostOf(apiBase: URL | undefined): StripeHost {
  if (apiBase === undefined) return {};
  const secure = apiBase.protocol === 'https:';
  return {
    host: apiBase.hostname,
    // A URL leaves out the port that its protocol implies; the SDK would take 443 for both.
    port: apiBase.port === '' ? (secure ? '443' : '80') : apiBase.port,
    protocol: secure ? 'https' : 'http',
  };
}
