// Other requests are creating this user's customer at Stripe, and took longer than one can wait. It is not
// thrown when Stripe refuses to create the customer: that is the SDK's error.
import { BillhookError } from './billhook-error.ts';

export class CustomerUnsettledError extends BillhookError {
  constructor(userId: string, cause: unknown) {
    super('customer_unsettled', 'The Stripe customer of this user is still being created.', {
      cause,
      ids: { user: userId },
    });
  }
}
