/** Where a customer is sent back to after a challenge: a page of the web, or of an app. */
import { invalidRequest } from '../../http/stripe-error.ts';

/** Throws Stripe's error unless the address is absolute; `app://paid` is, for mobile apps. */
export function checkReturnUrl(url: string | undefined): void {
  if (url === undefined || /^[a-z][a-z\d+.-]*:\/\/./i.test(url)) return;
  throw invalidRequest('Invalid URL: An explicit scheme (such as https) must be provided.', {
    code: 'url_invalid',
    param: 'return_url',
  });
}
