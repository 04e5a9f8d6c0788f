/**
 * What Stripe.js sends besides an operation's own parameters: its key, the secret of the intent that
 * the page was given, and what it tells of the browser for the sake of fraud prevention. None of it
 * says what is to be done, so none of it reaches the operation.
 * https://docs.stripe.com/js
 */
import type { RawParameters } from '../parameters/raw-parameters.ts';

/** What is told of the browser, in a request and in the `payment_method_data` inside it. */
const ofTheBrowser: ReadonlySet<string> = new Set([
  '_stripe_account',
  '_stripe_version',
  'client_attribution_metadata',
  'expected_payment_method_type',
  'guid',
  'muid',
  'pasted_fields',
  'payment_user_agent',
  'radar_options',
  'referrer',
  'sid',
  'time_on_page',
  'webauthn_uvpa_available',
]);

/** The parameters of a request with a publishable key, without what Stripe.js adds. */
export function withoutBrowserParameters(raw: RawParameters): RawParameters {
  const { payment_method_data: data, ...others } = withoutAll(raw);
  if (data === undefined) return others;
  return { ...others, payment_method_data: isFields(data) ? withoutAll(data) : data };
}

function withoutAll(raw: RawParameters): RawParameters {
  return Object.fromEntries(Object.entries(raw).filter(([name]) => !ofTheBrowser.has(name)));
}

function isFields(value: RawParameters[string]): value is RawParameters {
  return typeof value === 'object' && !Array.isArray(value);
}
