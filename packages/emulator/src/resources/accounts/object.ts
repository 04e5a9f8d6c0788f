/** The emulator's one account. https://docs.stripe.com/api/accounts/object */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';

export type Account = Wire<Stripe.Account>;

/** Everything in the emulator belongs to this account. */
export const accountId = 'acct_1BillhookEmulator';

/** When the account came to be: 1 January 2026, so that it is older than all that it holds. */
const openedAt = 1_767_225_600;

/** The account as it is opened: in the United States, with all papers handed in, able to take payments. */
export const newAccount: Account = {
  id: accountId,
  object: 'account',
  business_profile: {
    annual_revenue: null,
    estimated_worker_count: null,
    mcc: null,
    minority_owned_business_designation: null,
    name: 'Billhook Emulator',
    product_description: null,
    specified_commercial_transactions_act_url: null,
    support_address: null,
    support_email: null,
    support_phone: null,
    support_url: null,
    url: null,
  },
  business_type: 'company',
  capabilities: { card_payments: 'active', transfers: 'active' },
  charges_enabled: true,
  controller: { type: 'account' },
  country: 'US',
  created: openedAt,
  default_currency: 'usd',
  details_submitted: true,
  email: 'emulator@example.com',
  external_accounts: {
    object: 'list',
    data: [],
    has_more: false,
    url: `/v1/accounts/${accountId}/external_accounts`,
  },
  future_requirements: nothingRequired(),
  metadata: {},
  payouts_enabled: true,
  requirements: nothingRequired(),
  settings: {
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_issuing: { tos_acceptance: { date: null, ip: null } },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: true },
      statement_descriptor_prefix: 'BILLHOOK',
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: 'Billhook Emulator', timezone: 'Etc/UTC' },
    invoices: { default_account_tax_ids: null, hosted_payment_method_save: 'offer' },
    payments: {
      statement_descriptor: 'BILLHOOK EMULATOR',
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: {
      debit_negative_balances: true,
      schedule: { delay_days: 2, interval: 'daily' },
      statement_descriptor: null,
    },
    sepa_debit_payments: {},
  },
  tos_acceptance: { date: openedAt, ip: null, user_agent: null },
  type: 'standard',
};

function nothingRequired(): NonNullable<Account['requirements']> {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: [],
    disabled_reason: null,
    errors: [],
    eventually_due: [],
    past_due: [],
    pending_verification: [],
  };
}
