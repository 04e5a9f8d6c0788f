/**
 * Who is calling. Any key of test mode is accepted, since the emulator has one account; what is
 * not a key is refused in Stripe's words, and the key is never repeated in full.
 * https://docs.stripe.com/keys
 */
import { StripeError } from './stripe-error.ts';

export type KeyKind = 'secret' | 'publishable';

const secretKey = /^(?:sk|rk)_test_\w+$/;
const publishableKey = /^pk_test_\w+$/;

/** The kind of the key that a request carries; throws Stripe's 401 when there is none or a bad one. */
export function authenticate(authorization: string | undefined, keyParameter?: string): KeyKind {
  const key = keyOf(authorization) ?? keyParameter;
  if (key === undefined || key === '') throw unauthorized(missingKeyMessage);
  if (secretKey.test(key)) return 'secret';
  if (publishableKey.test(key)) return 'publishable';
  throw unauthorized(`Invalid API Key provided: ${redactKey(key)}`);
}

/** Throws when an operation that needs a secret key is called with a publishable one. */
export function requireSecretKey(kind: KeyKind): void {
  if (kind === 'secret') return;
  throw new StripeError({
    status: 403,
    type: 'invalid_request_error',
    code: 'secret_key_required',
    message:
      'This API call cannot be made with a publishable API key. Please use a secret API key. ' +
      'You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
  });
}

const missingKeyMessage =
  'You did not provide an API key. You need to provide your API key in the Authorization header, ' +
  "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See " +
  'https://stripe.com/docs/api#authentication for details, or we can help at ' +
  'https://support.stripe.com/.';

function unauthorized(message: string): StripeError {
  return new StripeError({ status: 401, type: 'invalid_request_error', message });
}

function keyOf(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined;
  const [scheme, credentials = ''] = authorization.trim().split(/\s+/, 2);
  if (scheme?.toLowerCase() === 'bearer') return credentials;
  // Basic auth carries the key as the user name, with an empty password.
  if (scheme?.toLowerCase() === 'basic') return atob(credentials).split(':', 1)[0];
  return undefined;
}

/** The first and last characters of a key, enough to recognise it by. */
function redactKey(key: string): string {
  if (key.length <= 12) return '*'.repeat(key.length);
  return `${key.slice(0, 8)}${'*'.repeat(key.length - 12)}${key.slice(-4)}`;
}
