/**
 * Creating a session.
 * https://docs.stripe.com/api/checkout/sessions/create
 */
import { schedule } from '../../clock/due-queue.ts';
import type { Call } from '../../http/operation.ts';
import {
  invalidRequest,
  resourceMissing,
  StripeError,
  unsupported,
} from '../../http/stripe-error.ts';
import { checkCurrency } from '../../objects/currencies.ts';
import { newMetadata } from '../../objects/metadata.ts';
import type { StripeObjects } from '../../objects/object-types.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { checkAmount } from '../payment-intents/amount.ts';
import { createSetupIntent } from '../setup-intents/create.ts';
import { openSession, type NewSession, type Session } from './object.ts';
import { createLineItems } from './session-lines.ts';
import {
  checkSessionParameters,
  type SessionParameters,
  type SupportedMode,
} from './session-rules.ts';

/** As long as Stripe's, so that whoever stores them leaves room enough. */
const sessionIdLength = 58;
const urlFragmentLength = 40;

/** The due task at whose time an open session expires. */
export const expiryTask = 'checkout.session.expire';

export function createSession({ parameters, unit, baseUrl }: Call<SessionParameters>): Session {
  const mode = checkSessionParameters(parameters, unit.now);
  const customer =
    parameters.customer === undefined ? null : existingCustomer(unit, parameters.customer);
  const id = unit.newIdWithPrefix('cs_test', sessionIdLength);
  const lines = createLineItems(unit, id, parameters.line_items ?? [], mode);
  const session = unit.insert<'checkout.session'>(
    openSession({
      id,
      created: unit.now,
      mode,
      url: `${baseUrl}/c/pay/${id}#${unit.newIdWithPrefix('fid', urlFragmentLength)}`,
      ...priceOf(parameters, lines, mode),
      setupIntent: mode === 'setup' ? createSetupIntentFor(unit, parameters) : null,
      email: customer?.email ?? parameters.customer_email ?? null,
      metadata: newMetadata(parameters.metadata),
      parameters,
    }),
  );
  unit.insert<'_checkout_payment'>({
    object: '_checkout_payment',
    id,
    paymentPage: unit.newIdWithPrefix('ppage'),
    baseUrl,
    paymentIntent: null,
    customer: customer?.id ?? null,
    email: null,
    name: null,
    lineItems: lines.map((line) => line.id),
    paymentIntentData: parameters.payment_intent_data ?? {},
    subscriptionData: parameters.subscription_data ?? {},
  });
  schedule(unit, { kind: expiryTask, subject: id, dueAt: session.expires_at });
  return session;
}

/** What there is to pay, in which currency; an amount of null when a card is only saved. */
function priceOf(
  parameters: SessionParameters,
  lines: readonly StripeObjects['line_item'][],
  mode: SupportedMode,
): Pick<NewSession, 'amount' | 'currency'> {
  if (mode === 'setup') {
    const { currency } = parameters;
    return { amount: null, currency: currency === undefined ? null : checkCurrency(currency) };
  }
  const amount = lines.reduce((sum, line) => sum + line.amount_total, 0);
  const currency = lines[0]?.currency ?? '';
  checkSessionCurrency(parameters.currency, currency);
  checkTotal(amount, currency, mode);
  return { amount, currency };
}

/** The setup intent of a session that saves a card; it is there from the start. */
function createSetupIntentFor(unit: UnitOfWork, parameters: SessionParameters): string {
  const { customer, setup_intent_data: data = {} } = parameters;
  if (data.on_behalf_of !== undefined) {
    throw unsupported('Connect', 'setup_intent_data[on_behalf_of]');
  }
  return createSetupIntent(unit, {
    allowed_payment_method_types: ['card'],
    usage: 'off_session',
    ...(customer !== undefined && { customer }),
    ...(data.description !== undefined && { description: data.description }),
    ...(data.metadata !== undefined && { metadata: data.metadata }),
  }).id;
}

function existingCustomer(unit: UnitOfWork, id: string): StripeObjects['customer'] {
  const customer = unit.get('customer', id);
  if (customer === undefined) throw resourceMissing('customer', id, 'customer');
  return customer;
}

function checkSessionCurrency(wanted: string | undefined, currency: string): void {
  if (wanted === undefined || checkCurrency(wanted) === currency) return;
  throw invalidRequest(
    `The price specified only supports \`${currency}\`. This doesn't match the expected ` +
      `currency: \`${wanted}\`.`,
    { param: 'line_items[0][price]' },
  );
}

/** Nothing to pay is a case of its own; else the total has to be one that can be charged. */
function checkTotal(amount: number, currency: string, mode: SupportedMode): void {
  if (amount === 0) {
    // Stripe would save the card by a setup intent for the periods to come.
    if (mode === 'subscription') throw unsupported('subscriptions that begin free', 'line_items');
    return;
  }
  try {
    checkAmount(amount, currency);
  } catch (error) {
    if (!(error instanceof StripeError) || error.fields.code !== 'amount_too_small') throw error;
    // Stripe converts into the account's own currency; the emulator's account settles in dollars.
    throw invalidRequest(
      currency === 'usd'
        ? "The Checkout Session's total amount must convert to at least 50 cents."
        : error.message,
      { code: 'amount_too_small' },
    );
  }
}
