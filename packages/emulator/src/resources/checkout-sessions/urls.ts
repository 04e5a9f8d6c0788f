/**
 * The addresses that a checkout leads back to.
 * https://docs.stripe.com/payments/checkout/custom-success-page
 */
import { invalidRequest } from '../../http/stripe-error.ts';

const lengthMax = 5_000;
const sessionIdPlaceholder = '{CHECKOUT_SESSION_ID}';

/** Throws Stripe's error unless `url` is absolute and of the web. */
export function checkUrl(url: string, param: string): void {
  if (url.length > lengthMax) {
    throw invalidRequest(`Invalid URL: URL must be ${lengthMax} characters or less.`, { param });
  }
  if (/^https?:\/\/[^\s/?#]/i.test(url) && URL.canParse(url)) return;
  // `example.com/paid` lacks its scheme; `/paid` and `javascript:…` are no addresses at all.
  const lacksScheme = /^[^\s/:?#]+(?:$|[/?#])/.test(url);
  throw invalidRequest(
    lacksScheme
      ? 'Invalid URL: An explicit scheme (such as https) must be provided.'
      : 'Not a valid URL',
    { code: 'url_invalid', param },
  );
}

/** The success URL with the session's id where the placeholder stands. */
export function successUrlFor(session: { id: string; success_url: string | null }): string | null {
  return session.success_url?.replaceAll(sessionIdPlaceholder, session.id) ?? null;
}
