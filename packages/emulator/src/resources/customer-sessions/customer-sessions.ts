/** Customer sessions. https://docs.stripe.com/api/customer_sessions */
import { operation } from '../../http/operation.ts';
import { invalidRequest, unsupported } from '../../http/stripe-error.ts';
import { checkCustomer } from '../payment-intents/create.ts';
import type { Resource } from '../resource.ts';
import { newCustomerSession } from './object.ts';

/** How long the random part of a client secret is. */
const secretLength = 48;

const create = operation('POST /v1/customer_sessions', ({ unit, parameters }) => {
  const { components, customer, customer_account: account } = parameters;
  if (account !== undefined) throw unsupported('accounts as customers', 'customer_account');
  if (customer === undefined) {
    throw invalidRequest('Missing required param: customer.', {
      code: 'parameter_missing',
      param: 'customer',
    });
  }
  checkCustomer(unit, customer);
  return newCustomerSession({
    customer,
    clientSecret: unit.newIdWithPrefix('cuss_secret', secretLength),
    now: unit.now,
    asked: components,
  });
});

export const customerSessions: Resource = { operations: [create] };
