/**
 * What the parameters of a new session mean together: which ones belong to which mode, and which
 * exclude each other. Messages in quotation from Stripe's API where one is known.
 * https://docs.stripe.com/api/checkout/sessions/create
 */
import type Stripe from 'stripe';

import { invalidRequest, type StripeError, unsupported } from '../../http/stripe-error.ts';
import { refuseUnsupported } from './unsupported-parameters.ts';
import { checkUrl } from './urls.ts';

export type SessionParameters = Stripe.Checkout.SessionCreateParams;

/** The modes in which the emulator can complete a session. */
export type SupportedMode = 'payment' | 'setup' | 'subscription';

const expiryMin = 30 * 60;
const expiryMax = 24 * 60 * 60;
/** Stripe allows for the time that a request takes to arrive. */
const expiryTolerance = 60;

/** Throws the error that Stripe answers with when parameters don't go together; gives the mode. */
export function checkSessionParameters(parameters: SessionParameters, now: number): SupportedMode {
  const mode = modeOf(parameters);
  checkUrls(parameters);
  checkWhatIsBought(parameters, mode);
  checkCustomer(parameters, mode);
  checkDataOfMode(parameters, mode);
  checkExpiry(parameters.expires_at, now);
  refuseUnsupported(parameters);
  return mode;
}

function modeOf({ mode, ui_mode: uiMode = 'hosted_page' }: SessionParameters): SupportedMode {
  if (uiMode !== 'hosted_page') throw unsupported(`the ui_mode ${uiMode}`, 'ui_mode');
  if (mode === undefined) throw missing('mode');
  if (mode === 'payment') return 'payment';
  if (mode === 'subscription') return 'subscription';
  if (mode === 'setup') return 'setup';
  throw unsupported(`sessions in ${mode} mode`, 'mode');
}

/** To save a card nothing is bought; then the currency decides which cards there are. */
function checkWhatIsBought(parameters: SessionParameters, mode: SupportedMode): void {
  if (mode !== 'setup') {
    if ((parameters.line_items ?? []).length === 0) throw missing('line_items');
    return;
  }
  if (parameters.allowed_payment_method_types === undefined && parameters.currency === undefined) {
    throw missing('currency');
  }
}

function checkUrls(parameters: SessionParameters): void {
  const { success_url: successUrl, cancel_url: cancelUrl, return_url: returnUrl } = parameters;
  if (returnUrl !== undefined) {
    throw invalidRequest('`return_url` can only be used with an embedded or custom `ui_mode`.', {
      param: 'return_url',
    });
  }
  if (successUrl === undefined) throw missing('success_url');
  checkUrl(successUrl, 'success_url');
  if (cancelUrl !== undefined) checkUrl(cancelUrl, 'cancel_url');
}

function checkCustomer(parameters: SessionParameters, mode: SupportedMode): void {
  const { customer, customer_email: email, customer_creation: creation } = parameters;
  if (customer !== undefined && email !== undefined) {
    throw exclusive('customer', 'customer_email');
  }
  if (customer !== undefined && creation !== undefined) {
    throw exclusive('customer', 'customer_creation');
  }
  if (creation !== undefined && mode === 'subscription') throw notInMode('customer_creation', mode);
  if (email !== undefined && !isEmail(email)) throw invalidEmail(email, 'customer_email');
  if (parameters.customer_update !== undefined && customer === undefined) {
    throw invalidRequest('`customer_update` can only be used with `customer`.', {
      param: 'customer_update',
    });
  }
}

/** What can be said of one mode makes no sense in another. */
const foreignParameters: Readonly<Record<SupportedMode, readonly (keyof SessionParameters)[]>> = {
  payment: ['subscription_data', 'payment_method_collection', 'setup_intent_data'],
  setup: [
    'line_items',
    'payment_intent_data',
    'subscription_data',
    'invoice_creation',
    'payment_method_collection',
    'submit_type',
  ],
  subscription: ['payment_intent_data', 'invoice_creation', 'setup_intent_data'],
};

function checkDataOfMode(parameters: SessionParameters, mode: SupportedMode): void {
  for (const name of foreignParameters[mode]) {
    if (parameters[name] !== undefined) throw notInMode(name, mode);
  }
}

function checkExpiry(expiresAt: number | undefined, now: number): void {
  if (expiresAt === undefined) return;
  if (expiresAt < now + expiryMin - expiryTolerance) {
    throw invalidRequest(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
    );
  }
  if (expiresAt > now + expiryMax + expiryTolerance) {
    throw invalidRequest(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
    );
  }
}

/** When a session expires of which nothing else was said, in whole Unix seconds. */
export function defaultExpiry(now: number): number {
  return now + expiryMax;
}

/** Whether Stripe would take it for an e-mail address; it looks at the form alone. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);
}

export function invalidEmail(email: string, param: string): StripeError {
  return invalidRequest(`Invalid email address: ${email}`, { code: 'email_invalid', param });
}

/** A parameter that has to be there, and isn't. */
export function missing(param: string): StripeError {
  return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
}

function exclusive(one: string, other: string): StripeError {
  return invalidRequest(`You may only specify one of these parameters: ${one}, ${other}.`);
}

function notInMode(param: string, mode: SupportedMode): StripeError {
  return invalidRequest(`You can not pass \`${param}\` in \`${mode}\` mode.`, { param });
}
