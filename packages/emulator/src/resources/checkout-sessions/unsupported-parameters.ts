/**
 * Parameters of a session that would change amounts, or objects that come of it, in ways that the
 * emulator does not know. They are refused rather than dropped without a word; what is merely not
 * shown on the page is taken, and listed in DIFFERENCES.md.
 */
import type Stripe from 'stripe';

import { unsupported } from '../../http/stripe-error.ts';

/** Throws when one of them is used. */
export function refuseUnsupported(parameters: Stripe.Checkout.SessionCreateParams): void {
  const { payment_intent_data: intent = {}, subscription_data: subscription = {} } = parameters;
  refuseAll(parameters, '', [
    ['customer_account', 'accounts as customers'],
    ['discounts', 'discounts'],
    ['managed_payments', 'managed payments'],
    ['optional_items', 'optional items'],
    ['shipping_options', 'shipping options'],
    ['after_expiration', 'the recovery of expired sessions'],
  ]);
  refuseAll(intent, 'payment_intent_data', [
    ['application_fee_amount', 'Connect'],
    ['on_behalf_of', 'Connect'],
    ['transfer_data', 'Connect'],
  ]);
  refuseAll(subscription, 'subscription_data', [
    ['application_fee_percent', 'Connect'],
    ['on_behalf_of', 'Connect'],
    ['transfer_data', 'Connect'],
    ['billing_cycle_anchor', 'billing cycle anchors'],
    ['billing_cycle_anchor_config', 'billing cycle anchors'],
    ['default_tax_rates', 'tax rates'],
    ['pending_invoice_item_interval', 'pending invoice items'],
    ['trial_end', 'trials'],
    ['trial_period_days', 'trials'],
    ['trial_settings', 'trials'],
  ]);
  if (subscription.billing_mode?.type === 'classic') {
    throw unsupported('classic billing', 'subscription_data[billing_mode][type]');
  }
  if (parameters.automatic_tax?.enabled === true) {
    throw unsupported('automatic tax', 'automatic_tax[enabled]');
  }
  if (parameters.tax_id_collection?.enabled === true) {
    throw unsupported('the collection of tax ids', 'tax_id_collection[enabled]');
  }
  refuseOtherThanCards(parameters);
}

/** The hosted page of the emulator takes cards: a session without them could never be paid. */
function refuseOtherThanCards(parameters: Stripe.Checkout.SessionCreateParams): void {
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } =
    parameters;
  if (allowed !== undefined && !allowed.includes('card')) {
    throw unsupported('payment methods other than cards', 'allowed_payment_method_types');
  }
  if (excluded?.includes('card') === true) {
    throw unsupported('payment methods other than cards', 'excluded_payment_method_types');
  }
}

function refuseAll<Fields extends object>(
  fields: Fields,
  path: string,
  refused: readonly (readonly [keyof Fields & string, string])[],
): void {
  for (const [name, what] of refused) {
    if (fields[name] !== undefined) {
      throw unsupported(what, path === '' ? name : `${path}[${name}]`);
    }
  }
}
