/** What Stripe asks of a customer's data beyond its types. */
import type Stripe from 'stripe';

import { invalidRequest, unsupported } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { resolvePaymentMethod } from '../payment-methods/resolve.ts';

/** Throws when what looks like no e-mail address was given as one. */
export function checkEmail(email: string | undefined): void {
  if (email === undefined || email === '' || /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)*$/.test(email))
    return;
  throw invalidRequest(`Invalid email address: ${email}`, {
    code: 'email_invalid',
    param: 'email',
  });
}

/** Throws unless the default payment method is attached to the customer itself. */
export function checkDefaultPaymentMethod(
  unit: UnitOfWork,
  customer: string | null,
  id: string | undefined,
): void {
  if (id === undefined || id === '') return;
  const param = 'invoice_settings[default_payment_method]';
  const paymentMethod = resolvePaymentMethod(unit, id, param);
  if (customer !== null && paymentMethod.customer === customer) return;
  throw invalidRequest(
    `The customer does not have a payment method with the ID ${paymentMethod.id}. The payment ` +
      'method must be attached to the customer.',
    { code: 'resource_missing', param },
  );
}

/** Refuses what the emulator can't do for customers yet. */
export function refuseUnsupported(
  parameters: Stripe.CustomerCreateParams | Stripe.CustomerUpdateParams,
): void {
  if (parameters.source !== undefined) throw unsupported('sources', 'source');
  if (parameters.cash_balance !== undefined) throw unsupported('cash balances', 'cash_balance');
  if ('default_source' in parameters) throw unsupported('sources', 'default_source');
  if ('test_clock' in parameters) throw unsupported('test clocks', 'test_clock');
  if ('tax_id_data' in parameters) throw unsupported('tax ids of customers', 'tax_id_data');
}
