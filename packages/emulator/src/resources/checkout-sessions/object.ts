/**
 * The checkout session object, complete, as Stripe's API reference shows it.
 * https://docs.stripe.com/api/checkout/sessions/object
 */
import type Stripe from 'stripe';

import { newMetadata } from '../../objects/metadata.ts';
import type { Wire } from '../../objects/wire.ts';
import { defaultExpiry, type SessionParameters, type SupportedMode } from './session-rules.ts';

export type Session = Wire<Stripe.Checkout.Session>;

/** What a session is made of. */
export interface NewSession {
  id: string;
  /** In whole Unix seconds. */
  created: number;
  mode: SupportedMode;
  /** Where the customer pays. */
  url: string;
  /** Null when a card is saved, and no currency was named. */
  currency: string | null;
  /** In the currency's minor unit; null when a card is only saved. */
  amount: number | null;
  /** The id of the setup intent, when a card is saved. */
  setupIntent: string | null;
  /** The e-mail address that is known already: the customer's, or one that was given. */
  email: string | null;
  metadata: Record<string, string>;
  parameters: SessionParameters;
}

/** A session that waits to be paid. */
export function openSession(session: NewSession): Session {
  const { mode, parameters, created, amount } = session;
  return {
    id: session.id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: parameters.adaptive_pricing?.enabled ?? false },
    after_expiration: null,
    allow_promotion_codes: parameters.allow_promotion_codes ?? null,
    allowed_payment_method_types: parameters.allowed_payment_method_types ?? null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: parameters.billing_address_collection ?? null,
    cancel_url: parameters.cancel_url ?? null,
    client_reference_id: parameters.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: consentCollection(parameters),
    created,
    currency: session.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: customText(parameters.custom_text ?? {}),
    customer: parameters.customer ?? null,
    customer_account: null,
    customer_creation: customerCreation(parameters, mode),
    customer_details: session.email === null ? null : knownCustomer(session.email),
    customer_email: parameters.customer_email ?? null,
    discounts: [],
    ...(parameters.excluded_payment_method_types !== undefined && {
      excluded_payment_method_types: parameters.excluded_payment_method_types,
    }),
    expires_at: parameters.expires_at ?? defaultExpiry(created),
    integration_identifier: parameters.integration_identifier ?? null,
    invoice: null,
    invoice_creation: mode === 'payment' ? invoiceCreation(parameters.invoice_creation) : null,
    livemode: false,
    locale: parameters.locale ?? null,
    managed_payments: null,
    metadata: session.metadata,
    mode,
    origin_context: parameters.origin_context ?? null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection:
      mode === 'payment' ? 'if_required' : (parameters.payment_method_collection ?? 'always'),
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    payment_status: amount === 0 || amount === null ? 'no_payment_required' : 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: parameters.phone_number_collection?.enabled ?? false },
    recovered_from: null,
    saved_payment_method_options: savedPaymentMethodOptions(parameters, mode),
    setup_intent: session.setupIntent,
    shipping_address_collection: parameters.shipping_address_collection ?? null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: parameters.submit_type ?? null,
    subscription: null,
    success_url: parameters.success_url ?? null,
    total_details:
      amount === null ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: session.url,
    wallet_options: null,
  };
}

function knownCustomer(email: string): Session['customer_details'] {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: null,
  };
}

function customerCreation(
  { customer, customer_creation: wanted }: SessionParameters,
  mode: SupportedMode,
): Session['customer_creation'] {
  if (customer !== undefined) return null;
  return mode === 'subscription' ? 'always' : (wanted ?? 'if_required');
}

function customText(wanted: NonNullable<SessionParameters['custom_text']>): Session['custom_text'] {
  return {
    after_submit: wanted.after_submit || null,
    shipping_address: wanted.shipping_address || null,
    submit: wanted.submit || null,
    terms_of_service_acceptance: wanted.terms_of_service_acceptance || null,
  };
}

function consentCollection({
  consent_collection: wanted,
}: SessionParameters): Session['consent_collection'] {
  if (wanted === undefined) return null;
  return {
    payment_method_reuse_agreement: wanted.payment_method_reuse_agreement ?? null,
    promotions: wanted.promotions ?? null,
    terms_of_service: wanted.terms_of_service ?? null,
  };
}

function invoiceCreation(
  wanted: SessionParameters['invoice_creation'],
): Session['invoice_creation'] {
  const data = wanted?.invoice_data ?? {};
  return {
    enabled: wanted?.enabled ?? false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: data.custom_fields || null,
      description: data.description ?? null,
      footer: data.footer ?? null,
      issuer: null,
      metadata: newMetadata(data.metadata),
      rendering_options: null,
    },
  };
}

function savedPaymentMethodOptions(
  { customer, saved_payment_method_options: wanted }: SessionParameters,
  mode: SupportedMode,
): Session['saved_payment_method_options'] {
  if (customer === undefined && mode === 'payment') return null;
  return {
    allow_redisplay_filters: wanted?.allow_redisplay_filters ?? ['always'],
    payment_method_remove: wanted?.payment_method_remove ?? 'disabled',
    payment_method_save: wanted?.payment_method_save ?? null,
  };
}
