// A customer was deleted at Stripe, in the Dashboard for example. Their user gets a new one at the next
// occasion, instead of an error.
import { forgetCustomer } from '../customers/customer-row.ts';
import type { Handler } from './handlers.ts';

export const forgetDeletedCustomer: Handler<'customer.deleted'> = async ({ event, tx }) => {
  await forgetCustomer(tx, { id: event.data.object.id, livemode: event.livemode });
};
