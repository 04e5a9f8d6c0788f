// Makes the official Stripe client. Which Stripe it talks to is decided here and nowhere else: the real
// one, or whatever else speaks its API, such as the emulator.
import Stripe from 'stripe';

import type { Clock } from '../clock/clock.ts';
import type { StripeConfiguration } from '../config/configuration.ts';
import type { Random } from '../randomness/random.ts';
import { PatientHttpClient } from './patient-http-client.ts';

export interface ClientParts {
  readonly clock: Clock;
  readonly random: Random;
  /** Told when Stripe refuses a call for its rate, so that those who read in bulk slow down. */
  readonly onRefused?: (retryAfterMs: number) => void;
}

/** Makes a client with the SDK's pinned API version, two retries, and a time-out for each attempt. */
export function createStripeClient(configuration: StripeConfiguration, parts: ClientParts): Stripe {
  return new Stripe(configuration.secretKey, {
    maxNetworkRetries: 2,
    timeout: configuration.timeoutMs,
    httpClient: new PatientHttpClient({ ...parts, budgetMs: configuration.patienceMs }),
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
