/**
 * The subscription object, complete, as Stripe's API reference shows it.
 * https://docs.stripe.com/api/subscriptions/object
 */
import type Stripe from 'stripe';

import { embeddedList } from '../../http/list.ts';
import type { Wire } from '../../objects/wire.ts';

/** What a subscription is made of when it begins. */
export interface NewSubscription {
  id: string;
  customer: string;
  currency: string;
  /** In whole Unix seconds; also the start and the anchor of the billing periods. */
  created: number;
  items: Wire<Stripe.SubscriptionItem>[];
  defaultPaymentMethod: string | null;
  latestInvoice: string;
  description: string | null;
  metadata: Record<string, string>;
}

/** A subscription whose first invoice has been paid. */
export function subscriptionObject(subscription: NewSubscription): Wire<Stripe.Subscription> {
  const { id, created } = subscription;
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: created,
    billing_cycle_anchor_config: null,
    billing_mode: {
      flexible: { proration_discounts: 'included' },
      type: 'flexible',
      updated_at: created,
    },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: noCancellation,
    collection_method: 'charge_automatically',
    created,
    currency: subscription.currency,
    customer: subscription.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: subscription.defaultPaymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: subscription.description,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: embeddedList(subscription.items, `/v1/subscription_items?subscription=${id}`),
    latest_invoice: subscription.latestInvoice,
    livemode: false,
    managed_payments: null,
    metadata: subscription.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: paymentSettings,
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: created,
    status: 'active',
    test_clock: null,
    transfer_data: null,
    trial_end: null,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' },
    },
    trial_start: null,
  };
}

const noCancellation: Wire<Stripe.Subscription.CancellationDetails> = {
  comment: null,
  feedback: null,
  feedback_option: null,
  reason: null,
};

/** As Checkout makes them: the card it took is the subscription's own default. */
const paymentSettings: Wire<Stripe.Subscription.PaymentSettings> = {
  payment_method_options: {
    acss_debit: null,
    bancontact: null,
    card: { network: null, request_three_d_secure: 'automatic' },
    customer_balance: null,
    konbini: null,
    payto: null,
    pix: null,
    sepa_debit: null,
    upi: null,
    us_bank_account: null,
  },
  payment_method_types: null,
  save_default_payment_method: 'off',
};
