// The checkout session has no page to send the user to. That is so for sessions that are embedded into
// a page of one's own.
import { BillhookError } from './billhook-error.ts';

export class CheckoutUrlMissingError extends BillhookError {
  constructor(sessionId: string) {
    super('checkout_url_missing', 'The checkout session has no URL.', {
      ids: { checkoutSession: sessionId },
    });
  }
}
