-- The mirror: Stripe's objects as rows, one table for each type of object, kept current by events.
--
-- This file is written by `npm run generate` from the definitions in `src/mirror/tables`.
--
-- Each row holds the whole object as Stripe gave it, without its client secrets. The columns that people
-- query are computed from it by PostgreSQL, so that they cannot disagree with it. References are plain ids
-- without foreign keys: objects arrive in any order, and one may refer to what is never mirrored.
--
-- An id is unique within an account and mode only: merchants choose the ids of coupons, products and plans.
-- `_account` is the connected account that a row belongs to, and empty for the key's own.
--
-- What begins with an underscore is the mirror's own. The state of a row was true at some moment from
-- `_as_of` up to `_as_of_until`, by Stripe's clock: a whole second when an event told it, the duration of
-- the request when it was fetched. `_fetched_at` and `_changed_at` are by the clock of this database: when
-- the last fetch began, and when the row was last written. Later states replace earlier ones by these.
create schema if not exists stripe;

create table stripe.customers (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "email" text generated always as (object ->> 'email') stored,
  "name" text generated always as (object ->> 'name') stored,
  "phone" text generated always as (object ->> 'phone') stored,
  "description" text generated always as (object ->> 'description') stored,
  "balance" bigint generated always as (case when jsonb_typeof(object -> 'balance') = 'number' then (object ->> 'balance')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "delinquent" boolean generated always as (case when jsonb_typeof(object -> 'delinquent') = 'boolean' then (object ->> 'delinquent')::boolean end) stored,
  "country" text generated always as (object #>> '{address,country}') stored,
  "default_payment_method" text generated always as (coalesce(object #>> '{invoice_settings,default_payment_method,id}', object #>> '{invoice_settings,default_payment_method}')) stored,
  "test_clock" text generated always as (coalesce(object #>> '{test_clock,id}', object ->> 'test_clock')) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint customers_pkey primary key (id, _account, livemode)
);
comment on table stripe.customers is 'Objects of Stripe of the type customer.';
create index customers_by_email on stripe.customers ("email");
create index customers_by_created on stripe.customers (created, id);

create table stripe.tax_ids (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "country" text generated always as (object ->> 'country') stored,
  "type" text generated always as (object ->> 'type') stored,
  "value" text generated always as (object ->> 'value') stored,
  "verification_status" text generated always as (object #>> '{verification,status}') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint tax_ids_pkey primary key (id, _account, livemode)
);
comment on table stripe.tax_ids is 'Objects of Stripe of the type tax_id.';
create index tax_ids_by_customer on stripe.tax_ids ("customer");
create index tax_ids_by_created on stripe.tax_ids (created, id);

create table stripe.discounts (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "subscription" text generated always as (coalesce(object #>> '{subscription,id}', object ->> 'subscription')) stored,
  "subscription_item" text generated always as (coalesce(object #>> '{subscription_item,id}', object ->> 'subscription_item')) stored,
  "invoice" text generated always as (coalesce(object #>> '{invoice,id}', object ->> 'invoice')) stored,
  "invoice_item" text generated always as (coalesce(object #>> '{invoice_item,id}', object ->> 'invoice_item')) stored,
  "checkout_session" text generated always as (coalesce(object #>> '{checkout_session,id}', object ->> 'checkout_session')) stored,
  "coupon" text generated always as (coalesce(object #>> '{source,coupon,id}', object #>> '{source,coupon}')) stored,
  "promotion_code" text generated always as (coalesce(object #>> '{promotion_code,id}', object ->> 'promotion_code')) stored,
  "starts_at" timestamptz generated always as (case when jsonb_typeof(object -> 'start') = 'number' then to_timestamp((object ->> 'start')::float8) end) stored,
  "ends_at" timestamptz generated always as (case when jsonb_typeof(object -> 'end') = 'number' then to_timestamp((object ->> 'end')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint discounts_pkey primary key (id, _account, livemode)
);
comment on table stripe.discounts is 'Objects of Stripe of the type discount.';
create index discounts_by_customer on stripe.discounts ("customer");
create index discounts_by_subscription on stripe.discounts ("subscription");

create table stripe.cash_balances (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint cash_balances_pkey primary key (id, _account, livemode)
);
comment on table stripe.cash_balances is 'Objects of Stripe of the type cash_balance.';
create index cash_balances_by_customer on stripe.cash_balances ("customer");

create table stripe.customer_cash_balance_transactions (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "type" text generated always as (object ->> 'type') stored,
  "net_amount" bigint generated always as (case when jsonb_typeof(object -> 'net_amount') = 'number' then (object ->> 'net_amount')::numeric::bigint end) stored,
  "ending_balance" bigint generated always as (case when jsonb_typeof(object -> 'ending_balance') = 'number' then (object ->> 'ending_balance')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint customer_cash_balance_transactions_pkey primary key (id, _account, livemode)
);
comment on table stripe.customer_cash_balance_transactions is 'Objects of Stripe of the type customer_cash_balance_transaction.';
create index customer_cash_balance_transactions_by_customer on stripe.customer_cash_balance_transactions ("customer");
create index customer_cash_balance_transactions_by_created on stripe.customer_cash_balance_transactions (created, id);

create table stripe.cards (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "account" text generated always as (coalesce(object #>> '{account,id}', object ->> 'account')) stored,
  "brand" text generated always as (object ->> 'brand') stored,
  "last4" text generated always as (object ->> 'last4') stored,
  "exp_month" bigint generated always as (case when jsonb_typeof(object -> 'exp_month') = 'number' then (object ->> 'exp_month')::numeric::bigint end) stored,
  "exp_year" bigint generated always as (case when jsonb_typeof(object -> 'exp_year') = 'number' then (object ->> 'exp_year')::numeric::bigint end) stored,
  "funding" text generated always as (object ->> 'funding') stored,
  "country" text generated always as (object ->> 'country') stored,
  "fingerprint" text generated always as (object ->> 'fingerprint') stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint cards_pkey primary key (id, _account, livemode)
);
comment on table stripe.cards is 'Objects of Stripe of the type card.';
create index cards_by_customer on stripe.cards ("customer");
create index cards_by_account on stripe.cards ("account");

create table stripe.bank_accounts (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "account" text generated always as (coalesce(object #>> '{account,id}', object ->> 'account')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "bank_name" text generated always as (object ->> 'bank_name') stored,
  "last4" text generated always as (object ->> 'last4') stored,
  "country" text generated always as (object ->> 'country') stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "fingerprint" text generated always as (object ->> 'fingerprint') stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint bank_accounts_pkey primary key (id, _account, livemode)
);
comment on table stripe.bank_accounts is 'Objects of Stripe of the type bank_account.';
create index bank_accounts_by_customer on stripe.bank_accounts ("customer");
create index bank_accounts_by_account on stripe.bank_accounts ("account");

create table stripe.sources (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "type" text generated always as (object ->> 'type') stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint sources_pkey primary key (id, _account, livemode)
);
comment on table stripe.sources is 'Objects of Stripe of the type source.';
create index sources_by_customer on stripe.sources ("customer");
create index sources_by_created on stripe.sources (created, id);

create table stripe.source_transactions (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "source" text generated always as (coalesce(object #>> '{source,id}', object ->> 'source')) stored,
  "type" text generated always as (object ->> 'type') stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint source_transactions_pkey primary key (id, _account, livemode)
);
comment on table stripe.source_transactions is 'Objects of Stripe of the type source_transaction.';
create index source_transactions_by_source on stripe.source_transactions ("source");
create index source_transactions_by_created on stripe.source_transactions (created, id);

create table stripe.source_mandate_notifications (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "source" text generated always as (coalesce(object #>> '{source,id}', object ->> 'source')) stored,
  "type" text generated always as (object ->> 'type') stored,
  "status" text generated always as (object ->> 'status') stored,
  "reason" text generated always as (object ->> 'reason') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint source_mandate_notifications_pkey primary key (id, _account, livemode)
);
comment on table stripe.source_mandate_notifications is 'Objects of Stripe of the type source_mandate_notification.';
create index source_mandate_notifications_by_source on stripe.source_mandate_notifications ("source");
create index source_mandate_notifications_by_created on stripe.source_mandate_notifications (created, id);

create table stripe.billing_alerts_triggered (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "alert" text generated always as (coalesce(object #>> '{alert,id}', object ->> 'alert')) stored,
  "value" numeric generated always as (case when object ->> 'value' ~ '^-?[0-9]+([.][0-9]+)?$' then (object ->> 'value')::numeric end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint billing_alerts_triggered_pkey primary key (id, _account, livemode)
);
comment on table stripe.billing_alerts_triggered is 'Objects of Stripe of the type billing.alert_triggered.';
create index billing_alerts_triggered_by_customer on stripe.billing_alerts_triggered ("customer");
create index billing_alerts_triggered_by_created on stripe.billing_alerts_triggered (created, id);

create table stripe.payment_intents (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "amount_capturable" bigint generated always as (case when jsonb_typeof(object -> 'amount_capturable') = 'number' then (object ->> 'amount_capturable')::numeric::bigint end) stored,
  "amount_received" bigint generated always as (case when jsonb_typeof(object -> 'amount_received') = 'number' then (object ->> 'amount_received')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "description" text generated always as (object ->> 'description') stored,
  "latest_charge" text generated always as (coalesce(object #>> '{latest_charge,id}', object ->> 'latest_charge')) stored,
  "payment_method" text generated always as (coalesce(object #>> '{payment_method,id}', object ->> 'payment_method')) stored,
  "capture_method" text generated always as (object ->> 'capture_method') stored,
  "setup_future_usage" text generated always as (object ->> 'setup_future_usage') stored,
  "cancellation_reason" text generated always as (object ->> 'cancellation_reason') stored,
  "canceled_at" timestamptz generated always as (case when jsonb_typeof(object -> 'canceled_at') = 'number' then to_timestamp((object ->> 'canceled_at')::float8) end) stored,
  "error_code" text generated always as (object #>> '{last_payment_error,code}') stored,
  "decline_code" text generated always as (object #>> '{last_payment_error,decline_code}') stored,
  "error_message" text generated always as (object #>> '{last_payment_error,message}') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint payment_intents_pkey primary key (id, _account, livemode)
);
comment on table stripe.payment_intents is 'Objects of Stripe of the type payment_intent.';
create index payment_intents_by_customer on stripe.payment_intents ("customer");
create index payment_intents_by_created on stripe.payment_intents (created, id);

create table stripe.setup_intents (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "usage" text generated always as (object ->> 'usage') stored,
  "payment_method" text generated always as (coalesce(object #>> '{payment_method,id}', object ->> 'payment_method')) stored,
  "mandate" text generated always as (coalesce(object #>> '{mandate,id}', object ->> 'mandate')) stored,
  "cancellation_reason" text generated always as (object ->> 'cancellation_reason') stored,
  "error_code" text generated always as (object #>> '{last_setup_error,code}') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint setup_intents_pkey primary key (id, _account, livemode)
);
comment on table stripe.setup_intents is 'Objects of Stripe of the type setup_intent.';
create index setup_intents_by_customer on stripe.setup_intents ("customer");
create index setup_intents_by_created on stripe.setup_intents (created, id);

create table stripe.charges (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "payment_intent" text generated always as (coalesce(object #>> '{payment_intent,id}', object ->> 'payment_intent')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "amount_captured" bigint generated always as (case when jsonb_typeof(object -> 'amount_captured') = 'number' then (object ->> 'amount_captured')::numeric::bigint end) stored,
  "amount_refunded" bigint generated always as (case when jsonb_typeof(object -> 'amount_refunded') = 'number' then (object ->> 'amount_refunded')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "paid" boolean generated always as (case when jsonb_typeof(object -> 'paid') = 'boolean' then (object ->> 'paid')::boolean end) stored,
  "captured" boolean generated always as (case when jsonb_typeof(object -> 'captured') = 'boolean' then (object ->> 'captured')::boolean end) stored,
  "refunded" boolean generated always as (case when jsonb_typeof(object -> 'refunded') = 'boolean' then (object ->> 'refunded')::boolean end) stored,
  "disputed" boolean generated always as (case when jsonb_typeof(object -> 'disputed') = 'boolean' then (object ->> 'disputed')::boolean end) stored,
  "description" text generated always as (object ->> 'description') stored,
  "payment_method" text generated always as (coalesce(object #>> '{payment_method,id}', object ->> 'payment_method')) stored,
  "payment_method_type" text generated always as (object #>> '{payment_method_details,type}') stored,
  "card_brand" text generated always as (object #>> '{payment_method_details,card,brand}') stored,
  "card_last4" text generated always as (object #>> '{payment_method_details,card,last4}') stored,
  "card_country" text generated always as (object #>> '{payment_method_details,card,country}') stored,
  "balance_transaction" text generated always as (coalesce(object #>> '{balance_transaction,id}', object ->> 'balance_transaction')) stored,
  "transfer" text generated always as (coalesce(object #>> '{transfer,id}', object ->> 'transfer')) stored,
  "failure_code" text generated always as (object ->> 'failure_code') stored,
  "failure_message" text generated always as (object ->> 'failure_message') stored,
  "risk_level" text generated always as (object #>> '{outcome,risk_level}') stored,
  "receipt_email" text generated always as (object ->> 'receipt_email') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint charges_pkey primary key (id, _account, livemode)
);
comment on table stripe.charges is 'Objects of Stripe of the type charge.';
create index charges_by_customer on stripe.charges ("customer");
create index charges_by_payment_intent on stripe.charges ("payment_intent");
create index charges_by_created on stripe.charges (created, id);

create table stripe.payment_methods (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "type" text generated always as (object ->> 'type') stored,
  "email" text generated always as (object #>> '{billing_details,email}') stored,
  "card_brand" text generated always as (object #>> '{card,brand}') stored,
  "card_last4" text generated always as (object #>> '{card,last4}') stored,
  "card_exp_month" bigint generated always as (case when jsonb_typeof(object #> '{card,exp_month}') = 'number' then (object #>> '{card,exp_month}')::numeric::bigint end) stored,
  "card_exp_year" bigint generated always as (case when jsonb_typeof(object #> '{card,exp_year}') = 'number' then (object #>> '{card,exp_year}')::numeric::bigint end) stored,
  "card_funding" text generated always as (object #>> '{card,funding}') stored,
  "card_country" text generated always as (object #>> '{card,country}') stored,
  "card_fingerprint" text generated always as (object #>> '{card,fingerprint}') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint payment_methods_pkey primary key (id, _account, livemode)
);
comment on table stripe.payment_methods is 'Objects of Stripe of the type payment_method.';
create index payment_methods_by_customer on stripe.payment_methods ("customer");
create index payment_methods_by_created on stripe.payment_methods (created, id);

create table stripe.mandates (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "payment_method" text generated always as (coalesce(object #>> '{payment_method,id}', object ->> 'payment_method')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "type" text generated always as (object ->> 'type') stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint mandates_pkey primary key (id, _account, livemode)
);
comment on table stripe.mandates is 'Objects of Stripe of the type mandate.';
create index mandates_by_payment_method on stripe.mandates ("payment_method");

create table stripe.refunds (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "charge" text generated always as (coalesce(object #>> '{charge,id}', object ->> 'charge')) stored,
  "payment_intent" text generated always as (coalesce(object #>> '{payment_intent,id}', object ->> 'payment_intent')) stored,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "reason" text generated always as (object ->> 'reason') stored,
  "failure_reason" text generated always as (object ->> 'failure_reason') stored,
  "balance_transaction" text generated always as (coalesce(object #>> '{balance_transaction,id}', object ->> 'balance_transaction')) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint refunds_pkey primary key (id, _account, livemode)
);
comment on table stripe.refunds is 'Objects of Stripe of the type refund.';
create index refunds_by_charge on stripe.refunds ("charge");
create index refunds_by_payment_intent on stripe.refunds ("payment_intent");
create index refunds_by_customer on stripe.refunds ("customer");
create index refunds_by_created on stripe.refunds (created, id);

create table stripe.disputes (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "charge" text generated always as (coalesce(object #>> '{charge,id}', object ->> 'charge')) stored,
  "payment_intent" text generated always as (coalesce(object #>> '{payment_intent,id}', object ->> 'payment_intent')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "reason" text generated always as (object ->> 'reason') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "is_charge_refundable" boolean generated always as (case when jsonb_typeof(object -> 'is_charge_refundable') = 'boolean' then (object ->> 'is_charge_refundable')::boolean end) stored,
  "evidence_due_by" timestamptz generated always as (case when jsonb_typeof(object #> '{evidence_details,due_by}') = 'number' then to_timestamp((object #>> '{evidence_details,due_by}')::float8) end) stored,
  "has_evidence" boolean generated always as (case when jsonb_typeof(object #> '{evidence_details,has_evidence}') = 'boolean' then (object #>> '{evidence_details,has_evidence}')::boolean end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint disputes_pkey primary key (id, _account, livemode)
);
comment on table stripe.disputes is 'Objects of Stripe of the type dispute.';
create index disputes_by_charge on stripe.disputes ("charge");
create index disputes_by_payment_intent on stripe.disputes ("payment_intent");
create index disputes_by_created on stripe.disputes (created, id);

create table stripe.reviews (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "charge" text generated always as (coalesce(object #>> '{charge,id}', object ->> 'charge')) stored,
  "payment_intent" text generated always as (coalesce(object #>> '{payment_intent,id}', object ->> 'payment_intent')) stored,
  "open" boolean generated always as (case when jsonb_typeof(object -> 'open') = 'boolean' then (object ->> 'open')::boolean end) stored,
  "reason" text generated always as (object ->> 'reason') stored,
  "opened_reason" text generated always as (object ->> 'opened_reason') stored,
  "closed_reason" text generated always as (object ->> 'closed_reason') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint reviews_pkey primary key (id, _account, livemode)
);
comment on table stripe.reviews is 'Objects of Stripe of the type review.';
create index reviews_by_charge on stripe.reviews ("charge");
create index reviews_by_payment_intent on stripe.reviews ("payment_intent");
create index reviews_by_created on stripe.reviews (created, id);

create table stripe.radar_early_fraud_warnings (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "charge" text generated always as (coalesce(object #>> '{charge,id}', object ->> 'charge')) stored,
  "payment_intent" text generated always as (coalesce(object #>> '{payment_intent,id}', object ->> 'payment_intent')) stored,
  "actionable" boolean generated always as (case when jsonb_typeof(object -> 'actionable') = 'boolean' then (object ->> 'actionable')::boolean end) stored,
  "fraud_type" text generated always as (object ->> 'fraud_type') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint radar_early_fraud_warnings_pkey primary key (id, _account, livemode)
);
comment on table stripe.radar_early_fraud_warnings is 'Objects of Stripe of the type radar.early_fraud_warning.';
create index radar_early_fraud_warnings_by_charge on stripe.radar_early_fraud_warnings ("charge");
create index radar_early_fraud_warnings_by_payment_intent on stripe.radar_early_fraud_warnings ("payment_intent");
create index radar_early_fraud_warnings_by_created on stripe.radar_early_fraud_warnings (created, id);

create table stripe.three_d_secure_authentications (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "payment_method" text generated always as (coalesce(object #>> '{payment_method,id}', object ->> 'payment_method')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "outcome" text generated always as (object ->> 'outcome') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint three_d_secure_authentications_pkey primary key (id, _account, livemode)
);
comment on table stripe.three_d_secure_authentications is 'Objects of Stripe of the type three_d_secure.authentication.';
create index three_d_secure_authentications_by_payment_method on stripe.three_d_secure_authentications ("payment_method");
create index three_d_secure_authentications_by_created on stripe.three_d_secure_authentications (created, id);

create table stripe.checkout_sessions (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "mode" text generated always as (object ->> 'mode') stored,
  "status" text generated always as (object ->> 'status') stored,
  "payment_status" text generated always as (object ->> 'payment_status') stored,
  "amount_subtotal" bigint generated always as (case when jsonb_typeof(object -> 'amount_subtotal') = 'number' then (object ->> 'amount_subtotal')::numeric::bigint end) stored,
  "amount_total" bigint generated always as (case when jsonb_typeof(object -> 'amount_total') = 'number' then (object ->> 'amount_total')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "payment_intent" text generated always as (coalesce(object #>> '{payment_intent,id}', object ->> 'payment_intent')) stored,
  "subscription" text generated always as (coalesce(object #>> '{subscription,id}', object ->> 'subscription')) stored,
  "setup_intent" text generated always as (coalesce(object #>> '{setup_intent,id}', object ->> 'setup_intent')) stored,
  "invoice" text generated always as (coalesce(object #>> '{invoice,id}', object ->> 'invoice')) stored,
  "payment_link" text generated always as (coalesce(object #>> '{payment_link,id}', object ->> 'payment_link')) stored,
  "client_reference_id" text generated always as (object ->> 'client_reference_id') stored,
  "customer_email" text generated always as (object #>> '{customer_details,email}') stored,
  "expires_at" timestamptz generated always as (case when jsonb_typeof(object -> 'expires_at') = 'number' then to_timestamp((object ->> 'expires_at')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint checkout_sessions_pkey primary key (id, _account, livemode)
);
comment on table stripe.checkout_sessions is 'Objects of Stripe of the type checkout.session.';
create index checkout_sessions_by_customer on stripe.checkout_sessions ("customer");
create index checkout_sessions_by_payment_intent on stripe.checkout_sessions ("payment_intent");
create index checkout_sessions_by_subscription on stripe.checkout_sessions ("subscription");
create index checkout_sessions_by_created on stripe.checkout_sessions (created, id);

create table stripe.checkout_session_line_items (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  "checkout_session" text not null,
  object jsonb not null,
  "price" text generated always as (coalesce(object #>> '{price,id}', object ->> 'price')) stored,
  "product" text generated always as (coalesce(object #>> '{price,product,id}', object #>> '{price,product}')) stored,
  "description" text generated always as (object ->> 'description') stored,
  "quantity" bigint generated always as (case when jsonb_typeof(object -> 'quantity') = 'number' then (object ->> 'quantity')::numeric::bigint end) stored,
  "amount_subtotal" bigint generated always as (case when jsonb_typeof(object -> 'amount_subtotal') = 'number' then (object ->> 'amount_subtotal')::numeric::bigint end) stored,
  "amount_discount" bigint generated always as (case when jsonb_typeof(object -> 'amount_discount') = 'number' then (object ->> 'amount_discount')::numeric::bigint end) stored,
  "amount_tax" bigint generated always as (case when jsonb_typeof(object -> 'amount_tax') = 'number' then (object ->> 'amount_tax')::numeric::bigint end) stored,
  "amount_total" bigint generated always as (case when jsonb_typeof(object -> 'amount_total') = 'number' then (object ->> 'amount_total')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  deleted_at timestamptz,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint checkout_session_line_items_pkey primary key (id, _account, livemode)
);
comment on table stripe.checkout_session_line_items is 'Objects of Stripe of the type item.';
create index checkout_session_line_items_by_checkout_session on stripe.checkout_session_line_items ("checkout_session");

create table stripe.payment_links (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "active" boolean generated always as (case when jsonb_typeof(object -> 'active') = 'boolean' then (object ->> 'active')::boolean end) stored,
  "url" text generated always as (object ->> 'url') stored,
  "currency" text generated always as (object ->> 'currency') stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint payment_links_pkey primary key (id, _account, livemode)
);
comment on table stripe.payment_links is 'Objects of Stripe of the type payment_link.';

create table stripe.subscriptions (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "collection_method" text generated always as (object ->> 'collection_method') stored,
  "cancel_at_period_end" boolean generated always as (case when jsonb_typeof(object -> 'cancel_at_period_end') = 'boolean' then (object ->> 'cancel_at_period_end')::boolean end) stored,
  "cancel_at" timestamptz generated always as (case when jsonb_typeof(object -> 'cancel_at') = 'number' then to_timestamp((object ->> 'cancel_at')::float8) end) stored,
  "canceled_at" timestamptz generated always as (case when jsonb_typeof(object -> 'canceled_at') = 'number' then to_timestamp((object ->> 'canceled_at')::float8) end) stored,
  "ended_at" timestamptz generated always as (case when jsonb_typeof(object -> 'ended_at') = 'number' then to_timestamp((object ->> 'ended_at')::float8) end) stored,
  "start_date" timestamptz generated always as (case when jsonb_typeof(object -> 'start_date') = 'number' then to_timestamp((object ->> 'start_date')::float8) end) stored,
  "trial_start" timestamptz generated always as (case when jsonb_typeof(object -> 'trial_start') = 'number' then to_timestamp((object ->> 'trial_start')::float8) end) stored,
  "trial_end" timestamptz generated always as (case when jsonb_typeof(object -> 'trial_end') = 'number' then to_timestamp((object ->> 'trial_end')::float8) end) stored,
  "billing_cycle_anchor" timestamptz generated always as (case when jsonb_typeof(object -> 'billing_cycle_anchor') = 'number' then to_timestamp((object ->> 'billing_cycle_anchor')::float8) end) stored,
  "current_period_start" timestamptz generated always as (case when jsonb_typeof(object #> '{items,data,0,current_period_start}') = 'number' then to_timestamp((object #>> '{items,data,0,current_period_start}')::float8) end) stored,
  "current_period_end" timestamptz generated always as (case when jsonb_typeof(object #> '{items,data,0,current_period_end}') = 'number' then to_timestamp((object #>> '{items,data,0,current_period_end}')::float8) end) stored,
  "price" text generated always as (coalesce(object #>> '{items,data,0,price,id}', object #>> '{items,data,0,price}')) stored,
  "product" text generated always as (coalesce(object #>> '{items,data,0,price,product,id}', object #>> '{items,data,0,price,product}')) stored,
  "quantity" bigint generated always as (case when jsonb_typeof(object #> '{items,data,0,quantity}') = 'number' then (object #>> '{items,data,0,quantity}')::numeric::bigint end) stored,
  "default_payment_method" text generated always as (coalesce(object #>> '{default_payment_method,id}', object ->> 'default_payment_method')) stored,
  "latest_invoice" text generated always as (coalesce(object #>> '{latest_invoice,id}', object ->> 'latest_invoice')) stored,
  "schedule" text generated always as (coalesce(object #>> '{schedule,id}', object ->> 'schedule')) stored,
  "paused_behavior" text generated always as (object #>> '{pause_collection,behavior}') stored,
  "test_clock" text generated always as (coalesce(object #>> '{test_clock,id}', object ->> 'test_clock')) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint subscriptions_pkey primary key (id, _account, livemode)
);
comment on table stripe.subscriptions is 'Objects of Stripe of the type subscription.';
create index subscriptions_by_customer on stripe.subscriptions ("customer");
create index subscriptions_by_created on stripe.subscriptions (created, id);

create table stripe.subscription_items (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  "subscription" text not null,
  object jsonb not null,
  "price" text generated always as (coalesce(object #>> '{price,id}', object ->> 'price')) stored,
  "product" text generated always as (coalesce(object #>> '{price,product,id}', object #>> '{price,product}')) stored,
  "quantity" bigint generated always as (case when jsonb_typeof(object -> 'quantity') = 'number' then (object ->> 'quantity')::numeric::bigint end) stored,
  "currency" text generated always as (object #>> '{price,currency}') stored,
  "unit_amount" bigint generated always as (case when jsonb_typeof(object #> '{price,unit_amount}') = 'number' then (object #>> '{price,unit_amount}')::numeric::bigint end) stored,
  "unit_amount_decimal" numeric generated always as (case when object #>> '{price,unit_amount_decimal}' ~ '^-?[0-9]+([.][0-9]+)?$' then (object #>> '{price,unit_amount_decimal}')::numeric end) stored,
  "billing_scheme" text generated always as (object #>> '{price,billing_scheme}') stored,
  "interval" text generated always as (object #>> '{price,recurring,interval}') stored,
  "interval_count" bigint generated always as (case when jsonb_typeof(object #> '{price,recurring,interval_count}') = 'number' then (object #>> '{price,recurring,interval_count}')::numeric::bigint end) stored,
  "usage_type" text generated always as (object #>> '{price,recurring,usage_type}') stored,
  "current_period_start" timestamptz generated always as (case when jsonb_typeof(object -> 'current_period_start') = 'number' then to_timestamp((object ->> 'current_period_start')::float8) end) stored,
  "current_period_end" timestamptz generated always as (case when jsonb_typeof(object -> 'current_period_end') = 'number' then to_timestamp((object ->> 'current_period_end')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint subscription_items_pkey primary key (id, _account, livemode)
);
comment on table stripe.subscription_items is 'Objects of Stripe of the type subscription_item.';
create index subscription_items_by_subscription on stripe.subscription_items ("subscription");
create index subscription_items_by_price on stripe.subscription_items ("price");
create index subscription_items_by_created on stripe.subscription_items (created, id);

create table stripe.subscription_schedules (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "subscription" text generated always as (coalesce(object #>> '{subscription,id}', object ->> 'subscription')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "end_behavior" text generated always as (object ->> 'end_behavior') stored,
  "current_phase_start" timestamptz generated always as (case when jsonb_typeof(object #> '{current_phase,start_date}') = 'number' then to_timestamp((object #>> '{current_phase,start_date}')::float8) end) stored,
  "current_phase_end" timestamptz generated always as (case when jsonb_typeof(object #> '{current_phase,end_date}') = 'number' then to_timestamp((object #>> '{current_phase,end_date}')::float8) end) stored,
  "completed_at" timestamptz generated always as (case when jsonb_typeof(object -> 'completed_at') = 'number' then to_timestamp((object ->> 'completed_at')::float8) end) stored,
  "canceled_at" timestamptz generated always as (case when jsonb_typeof(object -> 'canceled_at') = 'number' then to_timestamp((object ->> 'canceled_at')::float8) end) stored,
  "released_at" timestamptz generated always as (case when jsonb_typeof(object -> 'released_at') = 'number' then to_timestamp((object ->> 'released_at')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint subscription_schedules_pkey primary key (id, _account, livemode)
);
comment on table stripe.subscription_schedules is 'Objects of Stripe of the type subscription_schedule.';
create index subscription_schedules_by_customer on stripe.subscription_schedules ("customer");
create index subscription_schedules_by_subscription on stripe.subscription_schedules ("subscription");
create index subscription_schedules_by_created on stripe.subscription_schedules (created, id);

create table stripe.quotes (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "number" text generated always as (object ->> 'number') stored,
  "amount_subtotal" bigint generated always as (case when jsonb_typeof(object -> 'amount_subtotal') = 'number' then (object ->> 'amount_subtotal')::numeric::bigint end) stored,
  "amount_total" bigint generated always as (case when jsonb_typeof(object -> 'amount_total') = 'number' then (object ->> 'amount_total')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "invoice" text generated always as (coalesce(object #>> '{invoice,id}', object ->> 'invoice')) stored,
  "subscription" text generated always as (coalesce(object #>> '{subscription,id}', object ->> 'subscription')) stored,
  "expires_at" timestamptz generated always as (case when jsonb_typeof(object -> 'expires_at') = 'number' then to_timestamp((object ->> 'expires_at')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint quotes_pkey primary key (id, _account, livemode)
);
comment on table stripe.quotes is 'Objects of Stripe of the type quote.';
create index quotes_by_customer on stripe.quotes ("customer");
create index quotes_by_created on stripe.quotes (created, id);

create table stripe.test_clocks (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "name" text generated always as (object ->> 'name') stored,
  "status" text generated always as (object ->> 'status') stored,
  "frozen_time" timestamptz generated always as (case when jsonb_typeof(object -> 'frozen_time') = 'number' then to_timestamp((object ->> 'frozen_time')::float8) end) stored,
  "deletes_after" timestamptz generated always as (case when jsonb_typeof(object -> 'deletes_after') = 'number' then to_timestamp((object ->> 'deletes_after')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint test_clocks_pkey primary key (id, _account, livemode)
);
comment on table stripe.test_clocks is 'Objects of Stripe of the type test_helpers.test_clock.';
create index test_clocks_by_created on stripe.test_clocks (created, id);

create table stripe.invoices (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "subscription" text generated always as (coalesce(object #>> '{parent,subscription_details,subscription,id}', object #>> '{parent,subscription_details,subscription}')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "number" text generated always as (object ->> 'number') stored,
  "billing_reason" text generated always as (object ->> 'billing_reason') stored,
  "collection_method" text generated always as (object ->> 'collection_method') stored,
  "amount_due" bigint generated always as (case when jsonb_typeof(object -> 'amount_due') = 'number' then (object ->> 'amount_due')::numeric::bigint end) stored,
  "amount_paid" bigint generated always as (case when jsonb_typeof(object -> 'amount_paid') = 'number' then (object ->> 'amount_paid')::numeric::bigint end) stored,
  "amount_remaining" bigint generated always as (case when jsonb_typeof(object -> 'amount_remaining') = 'number' then (object ->> 'amount_remaining')::numeric::bigint end) stored,
  "subtotal" bigint generated always as (case when jsonb_typeof(object -> 'subtotal') = 'number' then (object ->> 'subtotal')::numeric::bigint end) stored,
  "total" bigint generated always as (case when jsonb_typeof(object -> 'total') = 'number' then (object ->> 'total')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "attempt_count" bigint generated always as (case when jsonb_typeof(object -> 'attempt_count') = 'number' then (object ->> 'attempt_count')::numeric::bigint end) stored,
  "attempted" boolean generated always as (case when jsonb_typeof(object -> 'attempted') = 'boolean' then (object ->> 'attempted')::boolean end) stored,
  "auto_advance" boolean generated always as (case when jsonb_typeof(object -> 'auto_advance') = 'boolean' then (object ->> 'auto_advance')::boolean end) stored,
  "next_payment_attempt" timestamptz generated always as (case when jsonb_typeof(object -> 'next_payment_attempt') = 'number' then to_timestamp((object ->> 'next_payment_attempt')::float8) end) stored,
  "due_date" timestamptz generated always as (case when jsonb_typeof(object -> 'due_date') = 'number' then to_timestamp((object ->> 'due_date')::float8) end) stored,
  "period_start" timestamptz generated always as (case when jsonb_typeof(object -> 'period_start') = 'number' then to_timestamp((object ->> 'period_start')::float8) end) stored,
  "period_end" timestamptz generated always as (case when jsonb_typeof(object -> 'period_end') = 'number' then to_timestamp((object ->> 'period_end')::float8) end) stored,
  "finalized_at" timestamptz generated always as (case when jsonb_typeof(object #> '{status_transitions,finalized_at}') = 'number' then to_timestamp((object #>> '{status_transitions,finalized_at}')::float8) end) stored,
  "paid_at" timestamptz generated always as (case when jsonb_typeof(object #> '{status_transitions,paid_at}') = 'number' then to_timestamp((object #>> '{status_transitions,paid_at}')::float8) end) stored,
  "voided_at" timestamptz generated always as (case when jsonb_typeof(object #> '{status_transitions,voided_at}') = 'number' then to_timestamp((object #>> '{status_transitions,voided_at}')::float8) end) stored,
  "customer_email" text generated always as (object ->> 'customer_email') stored,
  "customer_name" text generated always as (object ->> 'customer_name') stored,
  "hosted_invoice_url" text generated always as (object ->> 'hosted_invoice_url') stored,
  "test_clock" text generated always as (coalesce(object #>> '{test_clock,id}', object ->> 'test_clock')) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint invoices_pkey primary key (id, _account, livemode)
);
comment on table stripe.invoices is 'Objects of Stripe of the type invoice.';
create index invoices_by_customer on stripe.invoices ("customer");
create index invoices_by_subscription on stripe.invoices ("subscription");
create index invoices_by_created on stripe.invoices (created, id);

create table stripe.invoice_line_items (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  "invoice" text not null,
  object jsonb not null,
  "subscription" text generated always as (coalesce(object #>> '{parent,subscription_item_details,subscription,id}', object #>> '{parent,subscription_item_details,subscription}')) stored,
  "subscription_item" text generated always as (coalesce(object #>> '{parent,subscription_item_details,subscription_item,id}', object #>> '{parent,subscription_item_details,subscription_item}')) stored,
  "invoice_item" text generated always as (coalesce(object #>> '{parent,invoice_item_details,invoice_item,id}', object #>> '{parent,invoice_item_details,invoice_item}')) stored,
  "proration" boolean generated always as (case when jsonb_typeof(object #> '{parent,subscription_item_details,proration}') = 'boolean' then (object #>> '{parent,subscription_item_details,proration}')::boolean end) stored,
  "price" text generated always as (coalesce(object #>> '{pricing,price_details,price,id}', object #>> '{pricing,price_details,price}')) stored,
  "product" text generated always as (coalesce(object #>> '{pricing,price_details,product,id}', object #>> '{pricing,price_details,product}')) stored,
  "description" text generated always as (object ->> 'description') stored,
  "quantity" bigint generated always as (case when jsonb_typeof(object -> 'quantity') = 'number' then (object ->> 'quantity')::numeric::bigint end) stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "subtotal" bigint generated always as (case when jsonb_typeof(object -> 'subtotal') = 'number' then (object ->> 'subtotal')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "period_start" timestamptz generated always as (case when jsonb_typeof(object #> '{period,start}') = 'number' then to_timestamp((object #>> '{period,start}')::float8) end) stored,
  "period_end" timestamptz generated always as (case when jsonb_typeof(object #> '{period,end}') = 'number' then to_timestamp((object #>> '{period,end}')::float8) end) stored,
  deleted_at timestamptz,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint invoice_line_items_pkey primary key (id, _account, livemode)
);
comment on table stripe.invoice_line_items is 'Objects of Stripe of the type line_item.';
create index invoice_line_items_by_invoice on stripe.invoice_line_items ("invoice");
create index invoice_line_items_by_subscription on stripe.invoice_line_items ("subscription");

create table stripe.invoice_items (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "invoice" text generated always as (coalesce(object #>> '{invoice,id}', object ->> 'invoice')) stored,
  "description" text generated always as (object ->> 'description') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "quantity" bigint generated always as (case when jsonb_typeof(object -> 'quantity') = 'number' then (object ->> 'quantity')::numeric::bigint end) stored,
  "proration" boolean generated always as (case when jsonb_typeof(object -> 'proration') = 'boolean' then (object ->> 'proration')::boolean end) stored,
  "price" text generated always as (coalesce(object #>> '{pricing,price_details,price,id}', object #>> '{pricing,price_details,price}')) stored,
  "date" timestamptz generated always as (case when jsonb_typeof(object -> 'date') = 'number' then to_timestamp((object ->> 'date')::float8) end) stored,
  "period_start" timestamptz generated always as (case when jsonb_typeof(object #> '{period,start}') = 'number' then to_timestamp((object #>> '{period,start}')::float8) end) stored,
  "period_end" timestamptz generated always as (case when jsonb_typeof(object #> '{period,end}') = 'number' then to_timestamp((object #>> '{period,end}')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint invoice_items_pkey primary key (id, _account, livemode)
);
comment on table stripe.invoice_items is 'Objects of Stripe of the type invoiceitem.';
create index invoice_items_by_customer on stripe.invoice_items ("customer");
create index invoice_items_by_invoice on stripe.invoice_items ("invoice");

create table stripe.invoice_payments (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "invoice" text generated always as (coalesce(object #>> '{invoice,id}', object ->> 'invoice')) stored,
  "payment_intent" text generated always as (coalesce(object #>> '{payment,payment_intent,id}', object #>> '{payment,payment_intent}')) stored,
  "charge" text generated always as (coalesce(object #>> '{payment,charge,id}', object #>> '{payment,charge}')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount_paid" bigint generated always as (case when jsonb_typeof(object -> 'amount_paid') = 'number' then (object ->> 'amount_paid')::numeric::bigint end) stored,
  "amount_requested" bigint generated always as (case when jsonb_typeof(object -> 'amount_requested') = 'number' then (object ->> 'amount_requested')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "is_default" boolean generated always as (case when jsonb_typeof(object -> 'is_default') = 'boolean' then (object ->> 'is_default')::boolean end) stored,
  "paid_at" timestamptz generated always as (case when jsonb_typeof(object #> '{status_transitions,paid_at}') = 'number' then to_timestamp((object #>> '{status_transitions,paid_at}')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint invoice_payments_pkey primary key (id, _account, livemode)
);
comment on table stripe.invoice_payments is 'Objects of Stripe of the type invoice_payment.';
create index invoice_payments_by_invoice on stripe.invoice_payments ("invoice");
create index invoice_payments_by_payment_intent on stripe.invoice_payments ("payment_intent");
create index invoice_payments_by_created on stripe.invoice_payments (created, id);

create table stripe.credit_notes (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "invoice" text generated always as (coalesce(object #>> '{invoice,id}', object ->> 'invoice')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "type" text generated always as (object ->> 'type') stored,
  "reason" text generated always as (object ->> 'reason') stored,
  "number" text generated always as (object ->> 'number') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "total" bigint generated always as (case when jsonb_typeof(object -> 'total') = 'number' then (object ->> 'total')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "voided_at" timestamptz generated always as (case when jsonb_typeof(object -> 'voided_at') = 'number' then to_timestamp((object ->> 'voided_at')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint credit_notes_pkey primary key (id, _account, livemode)
);
comment on table stripe.credit_notes is 'Objects of Stripe of the type credit_note.';
create index credit_notes_by_customer on stripe.credit_notes ("customer");
create index credit_notes_by_invoice on stripe.credit_notes ("invoice");
create index credit_notes_by_created on stripe.credit_notes (created, id);

create table stripe.products (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "active" boolean generated always as (case when jsonb_typeof(object -> 'active') = 'boolean' then (object ->> 'active')::boolean end) stored,
  "name" text generated always as (object ->> 'name') stored,
  "description" text generated always as (object ->> 'description') stored,
  "default_price" text generated always as (coalesce(object #>> '{default_price,id}', object ->> 'default_price')) stored,
  "tax_code" text generated always as (coalesce(object #>> '{tax_code,id}', object ->> 'tax_code')) stored,
  "unit_label" text generated always as (object ->> 'unit_label') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint products_pkey primary key (id, _account, livemode)
);
comment on table stripe.products is 'Objects of Stripe of the type product.';
create index products_by_created on stripe.products (created, id);

create table stripe.prices (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "product" text generated always as (coalesce(object #>> '{product,id}', object ->> 'product')) stored,
  "active" boolean generated always as (case when jsonb_typeof(object -> 'active') = 'boolean' then (object ->> 'active')::boolean end) stored,
  "lookup_key" text generated always as (object ->> 'lookup_key') stored,
  "nickname" text generated always as (object ->> 'nickname') stored,
  "type" text generated always as (object ->> 'type') stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "unit_amount" bigint generated always as (case when jsonb_typeof(object -> 'unit_amount') = 'number' then (object ->> 'unit_amount')::numeric::bigint end) stored,
  "unit_amount_decimal" numeric generated always as (case when object ->> 'unit_amount_decimal' ~ '^-?[0-9]+([.][0-9]+)?$' then (object ->> 'unit_amount_decimal')::numeric end) stored,
  "billing_scheme" text generated always as (object ->> 'billing_scheme') stored,
  "interval" text generated always as (object #>> '{recurring,interval}') stored,
  "interval_count" bigint generated always as (case when jsonb_typeof(object #> '{recurring,interval_count}') = 'number' then (object #>> '{recurring,interval_count}')::numeric::bigint end) stored,
  "usage_type" text generated always as (object #>> '{recurring,usage_type}') stored,
  "meter" text generated always as (coalesce(object #>> '{recurring,meter,id}', object #>> '{recurring,meter}')) stored,
  "tax_behavior" text generated always as (object ->> 'tax_behavior') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint prices_pkey primary key (id, _account, livemode)
);
comment on table stripe.prices is 'Objects of Stripe of the type price.';
create index prices_by_product on stripe.prices ("product");
create index prices_by_lookup_key on stripe.prices ("lookup_key");
create index prices_by_created on stripe.prices (created, id);

create table stripe.plans (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "product" text generated always as (coalesce(object #>> '{product,id}', object ->> 'product')) stored,
  "active" boolean generated always as (case when jsonb_typeof(object -> 'active') = 'boolean' then (object ->> 'active')::boolean end) stored,
  "nickname" text generated always as (object ->> 'nickname') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "amount_decimal" numeric generated always as (case when object ->> 'amount_decimal' ~ '^-?[0-9]+([.][0-9]+)?$' then (object ->> 'amount_decimal')::numeric end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "interval" text generated always as (object ->> 'interval') stored,
  "interval_count" bigint generated always as (case when jsonb_typeof(object -> 'interval_count') = 'number' then (object ->> 'interval_count')::numeric::bigint end) stored,
  "usage_type" text generated always as (object ->> 'usage_type') stored,
  "meter" text generated always as (coalesce(object #>> '{meter,id}', object ->> 'meter')) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint plans_pkey primary key (id, _account, livemode)
);
comment on table stripe.plans is 'Objects of Stripe of the type plan.';
create index plans_by_product on stripe.plans ("product");
create index plans_by_created on stripe.plans (created, id);

create table stripe.coupons (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "name" text generated always as (object ->> 'name') stored,
  "valid" boolean generated always as (case when jsonb_typeof(object -> 'valid') = 'boolean' then (object ->> 'valid')::boolean end) stored,
  "amount_off" bigint generated always as (case when jsonb_typeof(object -> 'amount_off') = 'number' then (object ->> 'amount_off')::numeric::bigint end) stored,
  "percent_off" numeric generated always as (case when object ->> 'percent_off' ~ '^-?[0-9]+([.][0-9]+)?$' then (object ->> 'percent_off')::numeric end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "duration" text generated always as (object ->> 'duration') stored,
  "duration_in_months" bigint generated always as (case when jsonb_typeof(object -> 'duration_in_months') = 'number' then (object ->> 'duration_in_months')::numeric::bigint end) stored,
  "max_redemptions" bigint generated always as (case when jsonb_typeof(object -> 'max_redemptions') = 'number' then (object ->> 'max_redemptions')::numeric::bigint end) stored,
  "times_redeemed" bigint generated always as (case when jsonb_typeof(object -> 'times_redeemed') = 'number' then (object ->> 'times_redeemed')::numeric::bigint end) stored,
  "redeem_by" timestamptz generated always as (case when jsonb_typeof(object -> 'redeem_by') = 'number' then to_timestamp((object ->> 'redeem_by')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint coupons_pkey primary key (id, _account, livemode)
);
comment on table stripe.coupons is 'Objects of Stripe of the type coupon.';
create index coupons_by_created on stripe.coupons (created, id);

create table stripe.promotion_codes (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "code" text generated always as (object ->> 'code') stored,
  "coupon" text generated always as (coalesce(object #>> '{promotion,coupon,id}', object #>> '{promotion,coupon}')) stored,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "active" boolean generated always as (case when jsonb_typeof(object -> 'active') = 'boolean' then (object ->> 'active')::boolean end) stored,
  "max_redemptions" bigint generated always as (case when jsonb_typeof(object -> 'max_redemptions') = 'number' then (object ->> 'max_redemptions')::numeric::bigint end) stored,
  "times_redeemed" bigint generated always as (case when jsonb_typeof(object -> 'times_redeemed') = 'number' then (object ->> 'times_redeemed')::numeric::bigint end) stored,
  "expires_at" timestamptz generated always as (case when jsonb_typeof(object -> 'expires_at') = 'number' then to_timestamp((object ->> 'expires_at')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint promotion_codes_pkey primary key (id, _account, livemode)
);
comment on table stripe.promotion_codes is 'Objects of Stripe of the type promotion_code.';
create index promotion_codes_by_code on stripe.promotion_codes ("code");
create index promotion_codes_by_customer on stripe.promotion_codes ("customer");
create index promotion_codes_by_created on stripe.promotion_codes (created, id);

create table stripe.tax_rates (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "active" boolean generated always as (case when jsonb_typeof(object -> 'active') = 'boolean' then (object ->> 'active')::boolean end) stored,
  "display_name" text generated always as (object ->> 'display_name') stored,
  "percentage" numeric generated always as (case when object ->> 'percentage' ~ '^-?[0-9]+([.][0-9]+)?$' then (object ->> 'percentage')::numeric end) stored,
  "inclusive" boolean generated always as (case when jsonb_typeof(object -> 'inclusive') = 'boolean' then (object ->> 'inclusive')::boolean end) stored,
  "country" text generated always as (object ->> 'country') stored,
  "state" text generated always as (object ->> 'state') stored,
  "tax_type" text generated always as (object ->> 'tax_type') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint tax_rates_pkey primary key (id, _account, livemode)
);
comment on table stripe.tax_rates is 'Objects of Stripe of the type tax_rate.';
create index tax_rates_by_created on stripe.tax_rates (created, id);

create table stripe.shipping_rates (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "active" boolean generated always as (case when jsonb_typeof(object -> 'active') = 'boolean' then (object ->> 'active')::boolean end) stored,
  "display_name" text generated always as (object ->> 'display_name') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object #> '{fixed_amount,amount}') = 'number' then (object #>> '{fixed_amount,amount}')::numeric::bigint end) stored,
  "currency" text generated always as (object #>> '{fixed_amount,currency}') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint shipping_rates_pkey primary key (id, _account, livemode)
);
comment on table stripe.shipping_rates is 'Objects of Stripe of the type shipping_rate.';
create index shipping_rates_by_created on stripe.shipping_rates (created, id);

create table stripe.tax_settings (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "status" text generated always as (object ->> 'status') stored,
  "tax_behavior" text generated always as (object #>> '{defaults,tax_behavior}') stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint tax_settings_pkey primary key (id, _account, livemode)
);
comment on table stripe.tax_settings is 'Objects of Stripe of the type tax.settings.';

create table stripe.entitlements_features (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "lookup_key" text generated always as (object ->> 'lookup_key') stored,
  "name" text generated always as (object ->> 'name') stored,
  "active" boolean generated always as (case when jsonb_typeof(object -> 'active') = 'boolean' then (object ->> 'active')::boolean end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint entitlements_features_pkey primary key (id, _account, livemode)
);
comment on table stripe.entitlements_features is 'Objects of Stripe of the type entitlements.feature.';
create index entitlements_features_by_lookup_key on stripe.entitlements_features ("lookup_key");

create table stripe.entitlements_active_entitlement_summaries (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint entitlements_active_entitlement_summaries_pkey primary key (id, _account, livemode)
);
comment on table stripe.entitlements_active_entitlement_summaries is 'Objects of Stripe of the type entitlements.active_entitlement_summary.';
create index entitlements_active_entitlement_summaries_by_customer on stripe.entitlements_active_entitlement_summaries ("customer");

create table stripe.entitlements_active_entitlements (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  "customer" text not null,
  object jsonb not null,
  "feature" text generated always as (coalesce(object #>> '{feature,id}', object ->> 'feature')) stored,
  "lookup_key" text generated always as (object ->> 'lookup_key') stored,
  deleted_at timestamptz,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint entitlements_active_entitlements_pkey primary key (id, _account, livemode)
);
comment on table stripe.entitlements_active_entitlements is 'Objects of Stripe of the type entitlements.active_entitlement.';
create index entitlements_active_entitlements_by_customer on stripe.entitlements_active_entitlements ("customer");
create index entitlements_active_entitlements_by_feature on stripe.entitlements_active_entitlements ("feature");
create index entitlements_active_entitlements_by_lookup_key on stripe.entitlements_active_entitlements ("lookup_key");

create table stripe.billing_meters (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "display_name" text generated always as (object ->> 'display_name') stored,
  "event_name" text generated always as (object ->> 'event_name') stored,
  "status" text generated always as (object ->> 'status') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint billing_meters_pkey primary key (id, _account, livemode)
);
comment on table stripe.billing_meters is 'Objects of Stripe of the type billing.meter.';
create index billing_meters_by_event_name on stripe.billing_meters ("event_name");
create index billing_meters_by_created on stripe.billing_meters (created, id);

create table stripe.billing_credit_grants (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "name" text generated always as (object ->> 'name') stored,
  "category" text generated always as (object ->> 'category') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object #> '{amount,monetary,value}') = 'number' then (object #>> '{amount,monetary,value}')::numeric::bigint end) stored,
  "currency" text generated always as (object #>> '{amount,monetary,currency}') stored,
  "priority" bigint generated always as (case when jsonb_typeof(object -> 'priority') = 'number' then (object ->> 'priority')::numeric::bigint end) stored,
  "effective_at" timestamptz generated always as (case when jsonb_typeof(object -> 'effective_at') = 'number' then to_timestamp((object ->> 'effective_at')::float8) end) stored,
  "expires_at" timestamptz generated always as (case when jsonb_typeof(object -> 'expires_at') = 'number' then to_timestamp((object ->> 'expires_at')::float8) end) stored,
  "voided_at" timestamptz generated always as (case when jsonb_typeof(object -> 'voided_at') = 'number' then to_timestamp((object ->> 'voided_at')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint billing_credit_grants_pkey primary key (id, _account, livemode)
);
comment on table stripe.billing_credit_grants is 'Objects of Stripe of the type billing.credit_grant.';
create index billing_credit_grants_by_customer on stripe.billing_credit_grants ("customer");
create index billing_credit_grants_by_created on stripe.billing_credit_grants (created, id);

create table stripe.billing_credit_balance_transactions (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "credit_grant" text generated always as (coalesce(object #>> '{credit_grant,id}', object ->> 'credit_grant')) stored,
  "type" text generated always as (object ->> 'type') stored,
  "effective_at" timestamptz generated always as (case when jsonb_typeof(object -> 'effective_at') = 'number' then to_timestamp((object ->> 'effective_at')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint billing_credit_balance_transactions_pkey primary key (id, _account, livemode)
);
comment on table stripe.billing_credit_balance_transactions is 'Objects of Stripe of the type billing.credit_balance_transaction.';
create index billing_credit_balance_transactions_by_credit_grant on stripe.billing_credit_balance_transactions ("credit_grant");
create index billing_credit_balance_transactions_by_created on stripe.billing_credit_balance_transactions (created, id);

create table stripe.billing_portal_configurations (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "name" text generated always as (object ->> 'name') stored,
  "active" boolean generated always as (case when jsonb_typeof(object -> 'active') = 'boolean' then (object ->> 'active')::boolean end) stored,
  "is_default" boolean generated always as (case when jsonb_typeof(object -> 'is_default') = 'boolean' then (object ->> 'is_default')::boolean end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint billing_portal_configurations_pkey primary key (id, _account, livemode)
);
comment on table stripe.billing_portal_configurations is 'Objects of Stripe of the type billing_portal.configuration.';
create index billing_portal_configurations_by_created on stripe.billing_portal_configurations (created, id);

create table stripe.billing_portal_sessions (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "configuration" text generated always as (coalesce(object #>> '{configuration,id}', object ->> 'configuration')) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint billing_portal_sessions_pkey primary key (id, _account, livemode)
);
comment on table stripe.billing_portal_sessions is 'Objects of Stripe of the type billing_portal.session.';
create index billing_portal_sessions_by_customer on stripe.billing_portal_sessions ("customer");
create index billing_portal_sessions_by_created on stripe.billing_portal_sessions (created, id);

create table stripe.balances (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint balances_pkey primary key (id, _account, livemode)
);
comment on table stripe.balances is 'Objects of Stripe of the type balance.';

create table stripe.balance_settings (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint balance_settings_pkey primary key (id, _account, livemode)
);
comment on table stripe.balance_settings is 'Objects of Stripe of the type balance_settings.';

create table stripe.balance_transactions (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "source" text generated always as (coalesce(object #>> '{source,id}', object ->> 'source')) stored,
  "type" text generated always as (object ->> 'type') stored,
  "reporting_category" text generated always as (object ->> 'reporting_category') stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "fee" bigint generated always as (case when jsonb_typeof(object -> 'fee') = 'number' then (object ->> 'fee')::numeric::bigint end) stored,
  "net" bigint generated always as (case when jsonb_typeof(object -> 'net') = 'number' then (object ->> 'net')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "exchange_rate" numeric generated always as (case when object ->> 'exchange_rate' ~ '^-?[0-9]+([.][0-9]+)?$' then (object ->> 'exchange_rate')::numeric end) stored,
  "available_on" timestamptz generated always as (case when jsonb_typeof(object -> 'available_on') = 'number' then to_timestamp((object ->> 'available_on')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint balance_transactions_pkey primary key (id, _account, livemode)
);
comment on table stripe.balance_transactions is 'Objects of Stripe of the type balance_transaction.';
create index balance_transactions_by_source on stripe.balance_transactions ("source");
create index balance_transactions_by_created on stripe.balance_transactions (created, id);

create table stripe.payouts (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "status" text generated always as (object ->> 'status') stored,
  "type" text generated always as (object ->> 'type') stored,
  "method" text generated always as (object ->> 'method') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "automatic" boolean generated always as (case when jsonb_typeof(object -> 'automatic') = 'boolean' then (object ->> 'automatic')::boolean end) stored,
  "arrival_date" timestamptz generated always as (case when jsonb_typeof(object -> 'arrival_date') = 'number' then to_timestamp((object ->> 'arrival_date')::float8) end) stored,
  "destination" text generated always as (coalesce(object #>> '{destination,id}', object ->> 'destination')) stored,
  "balance_transaction" text generated always as (coalesce(object #>> '{balance_transaction,id}', object ->> 'balance_transaction')) stored,
  "failure_code" text generated always as (object ->> 'failure_code') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint payouts_pkey primary key (id, _account, livemode)
);
comment on table stripe.payouts is 'Objects of Stripe of the type payout.';
create index payouts_by_created on stripe.payouts (created, id);

create table stripe.topups (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "balance_transaction" text generated always as (coalesce(object #>> '{balance_transaction,id}', object ->> 'balance_transaction')) stored,
  "failure_code" text generated always as (object ->> 'failure_code') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint topups_pkey primary key (id, _account, livemode)
);
comment on table stripe.topups is 'Objects of Stripe of the type topup.';
create index topups_by_created on stripe.topups (created, id);

create table stripe.reserve_holds (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "reserve_plan" text generated always as (coalesce(object #>> '{reserve_plan,id}', object ->> 'reserve_plan')) stored,
  "source_charge" text generated always as (coalesce(object #>> '{source_charge,id}', object ->> 'source_charge')) stored,
  "reason" text generated always as (object ->> 'reason') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint reserve_holds_pkey primary key (id, _account, livemode)
);
comment on table stripe.reserve_holds is 'Objects of Stripe of the type reserve.hold.';
create index reserve_holds_by_reserve_plan on stripe.reserve_holds ("reserve_plan");
create index reserve_holds_by_created on stripe.reserve_holds (created, id);

create table stripe.reserve_plans (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "status" text generated always as (object ->> 'status') stored,
  "type" text generated always as (object ->> 'type') stored,
  "percent" numeric generated always as (case when object ->> 'percent' ~ '^-?[0-9]+([.][0-9]+)?$' then (object ->> 'percent')::numeric end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint reserve_plans_pkey primary key (id, _account, livemode)
);
comment on table stripe.reserve_plans is 'Objects of Stripe of the type reserve.plan.';
create index reserve_plans_by_created on stripe.reserve_plans (created, id);

create table stripe.reserve_releases (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "reserve_hold" text generated always as (coalesce(object #>> '{reserve_hold,id}', object ->> 'reserve_hold')) stored,
  "reserve_plan" text generated always as (coalesce(object #>> '{reserve_plan,id}', object ->> 'reserve_plan')) stored,
  "reason" text generated always as (object ->> 'reason') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "released_at" timestamptz generated always as (case when jsonb_typeof(object -> 'released_at') = 'number' then to_timestamp((object ->> 'released_at')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint reserve_releases_pkey primary key (id, _account, livemode)
);
comment on table stripe.reserve_releases is 'Objects of Stripe of the type reserve.release.';
create index reserve_releases_by_reserve_hold on stripe.reserve_releases ("reserve_hold");
create index reserve_releases_by_created on stripe.reserve_releases (created, id);

create table stripe.accounts (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "type" text generated always as (object ->> 'type') stored,
  "email" text generated always as (object ->> 'email') stored,
  "country" text generated always as (object ->> 'country') stored,
  "default_currency" text generated always as (object ->> 'default_currency') stored,
  "charges_enabled" boolean generated always as (case when jsonb_typeof(object -> 'charges_enabled') = 'boolean' then (object ->> 'charges_enabled')::boolean end) stored,
  "payouts_enabled" boolean generated always as (case when jsonb_typeof(object -> 'payouts_enabled') = 'boolean' then (object ->> 'payouts_enabled')::boolean end) stored,
  "details_submitted" boolean generated always as (case when jsonb_typeof(object -> 'details_submitted') = 'boolean' then (object ->> 'details_submitted')::boolean end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint accounts_pkey primary key (id, _account, livemode)
);
comment on table stripe.accounts is 'Objects of Stripe of the type account.';
create index accounts_by_created on stripe.accounts (created, id);

create table stripe.capabilities (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "account" text generated always as (coalesce(object #>> '{account,id}', object ->> 'account')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "requested" boolean generated always as (case when jsonb_typeof(object -> 'requested') = 'boolean' then (object ->> 'requested')::boolean end) stored,
  "requested_at" timestamptz generated always as (case when jsonb_typeof(object -> 'requested_at') = 'number' then to_timestamp((object ->> 'requested_at')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint capabilities_pkey primary key (id, _account, livemode)
);
comment on table stripe.capabilities is 'Objects of Stripe of the type capability.';
create index capabilities_by_account on stripe.capabilities ("account");

create table stripe.persons (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "account" text generated always as (coalesce(object #>> '{account,id}', object ->> 'account')) stored,
  "first_name" text generated always as (object ->> 'first_name') stored,
  "last_name" text generated always as (object ->> 'last_name') stored,
  "email" text generated always as (object ->> 'email') stored,
  "verification_status" text generated always as (object #>> '{verification,status}') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint persons_pkey primary key (id, _account, livemode)
);
comment on table stripe.persons is 'Objects of Stripe of the type person.';
create index persons_by_account on stripe.persons ("account");
create index persons_by_created on stripe.persons (created, id);

create table stripe.applications (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "name" text generated always as (object ->> 'name') stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint applications_pkey primary key (id, _account, livemode)
);
comment on table stripe.applications is 'Objects of Stripe of the type application.';

create table stripe.apps_installs (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "account" text generated always as (coalesce(object #>> '{account,id}', object ->> 'account')) stored,
  "app" text generated always as (coalesce(object #>> '{app,id}', object ->> 'app')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint apps_installs_pkey primary key (id, _account, livemode)
);
comment on table stripe.apps_installs is 'Objects of Stripe of the type apps.install.';
create index apps_installs_by_created on stripe.apps_installs (created, id);

create table stripe.application_fees (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "account" text generated always as (coalesce(object #>> '{account,id}', object ->> 'account')) stored,
  "charge" text generated always as (coalesce(object #>> '{charge,id}', object ->> 'charge')) stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "amount_refunded" bigint generated always as (case when jsonb_typeof(object -> 'amount_refunded') = 'number' then (object ->> 'amount_refunded')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "refunded" boolean generated always as (case when jsonb_typeof(object -> 'refunded') = 'boolean' then (object ->> 'refunded')::boolean end) stored,
  "balance_transaction" text generated always as (coalesce(object #>> '{balance_transaction,id}', object ->> 'balance_transaction')) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint application_fees_pkey primary key (id, _account, livemode)
);
comment on table stripe.application_fees is 'Objects of Stripe of the type application_fee.';
create index application_fees_by_account on stripe.application_fees ("account");
create index application_fees_by_charge on stripe.application_fees ("charge");
create index application_fees_by_created on stripe.application_fees (created, id);

create table stripe.application_fee_refunds (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "fee" text generated always as (coalesce(object #>> '{fee,id}', object ->> 'fee')) stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint application_fee_refunds_pkey primary key (id, _account, livemode)
);
comment on table stripe.application_fee_refunds is 'Objects of Stripe of the type fee_refund.';
create index application_fee_refunds_by_fee on stripe.application_fee_refunds ("fee");
create index application_fee_refunds_by_created on stripe.application_fee_refunds (created, id);

create table stripe.transfers (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "destination" text generated always as (coalesce(object #>> '{destination,id}', object ->> 'destination')) stored,
  "source_transaction" text generated always as (coalesce(object #>> '{source_transaction,id}', object ->> 'source_transaction')) stored,
  "transfer_group" text generated always as (object ->> 'transfer_group') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "amount_reversed" bigint generated always as (case when jsonb_typeof(object -> 'amount_reversed') = 'number' then (object ->> 'amount_reversed')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "reversed" boolean generated always as (case when jsonb_typeof(object -> 'reversed') = 'boolean' then (object ->> 'reversed')::boolean end) stored,
  "balance_transaction" text generated always as (coalesce(object #>> '{balance_transaction,id}', object ->> 'balance_transaction')) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint transfers_pkey primary key (id, _account, livemode)
);
comment on table stripe.transfers is 'Objects of Stripe of the type transfer.';
create index transfers_by_destination on stripe.transfers ("destination");
create index transfers_by_source_transaction on stripe.transfers ("source_transaction");
create index transfers_by_created on stripe.transfers (created, id);

create table stripe.issuing_authorizations (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "card" text generated always as (coalesce(object #>> '{card,id}', object ->> 'card')) stored,
  "cardholder" text generated always as (coalesce(object #>> '{cardholder,id}', object ->> 'cardholder')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "approved" boolean generated always as (case when jsonb_typeof(object -> 'approved') = 'boolean' then (object ->> 'approved')::boolean end) stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "merchant_name" text generated always as (object #>> '{merchant_data,name}') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint issuing_authorizations_pkey primary key (id, _account, livemode)
);
comment on table stripe.issuing_authorizations is 'Objects of Stripe of the type issuing.authorization.';
create index issuing_authorizations_by_card on stripe.issuing_authorizations ("card");
create index issuing_authorizations_by_cardholder on stripe.issuing_authorizations ("cardholder");
create index issuing_authorizations_by_created on stripe.issuing_authorizations (created, id);

create table stripe.issuing_cards (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "cardholder" text generated always as (coalesce(object #>> '{cardholder,id}', object ->> 'cardholder')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "type" text generated always as (object ->> 'type') stored,
  "brand" text generated always as (object ->> 'brand') stored,
  "last4" text generated always as (object ->> 'last4') stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint issuing_cards_pkey primary key (id, _account, livemode)
);
comment on table stripe.issuing_cards is 'Objects of Stripe of the type issuing.card.';
create index issuing_cards_by_cardholder on stripe.issuing_cards ("cardholder");
create index issuing_cards_by_created on stripe.issuing_cards (created, id);

create table stripe.issuing_cardholders (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "name" text generated always as (object ->> 'name') stored,
  "email" text generated always as (object ->> 'email') stored,
  "status" text generated always as (object ->> 'status') stored,
  "type" text generated always as (object ->> 'type') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint issuing_cardholders_pkey primary key (id, _account, livemode)
);
comment on table stripe.issuing_cardholders is 'Objects of Stripe of the type issuing.cardholder.';
create index issuing_cardholders_by_created on stripe.issuing_cardholders (created, id);

create table stripe.issuing_disputes (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "transaction" text generated always as (coalesce(object #>> '{transaction,id}', object ->> 'transaction')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint issuing_disputes_pkey primary key (id, _account, livemode)
);
comment on table stripe.issuing_disputes is 'Objects of Stripe of the type issuing.dispute.';
create index issuing_disputes_by_transaction on stripe.issuing_disputes ("transaction");
create index issuing_disputes_by_created on stripe.issuing_disputes (created, id);

create table stripe.issuing_personalization_designs (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "name" text generated always as (object ->> 'name') stored,
  "status" text generated always as (object ->> 'status') stored,
  "lookup_key" text generated always as (object ->> 'lookup_key') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint issuing_personalization_designs_pkey primary key (id, _account, livemode)
);
comment on table stripe.issuing_personalization_designs is 'Objects of Stripe of the type issuing.personalization_design.';
create index issuing_personalization_designs_by_created on stripe.issuing_personalization_designs (created, id);

create table stripe.issuing_tokens (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "card" text generated always as (coalesce(object #>> '{card,id}', object ->> 'card')) stored,
  "network" text generated always as (object ->> 'network') stored,
  "status" text generated always as (object ->> 'status') stored,
  "network_updated_at" timestamptz generated always as (case when jsonb_typeof(object -> 'network_updated_at') = 'number' then to_timestamp((object ->> 'network_updated_at')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint issuing_tokens_pkey primary key (id, _account, livemode)
);
comment on table stripe.issuing_tokens is 'Objects of Stripe of the type issuing.token.';
create index issuing_tokens_by_card on stripe.issuing_tokens ("card");
create index issuing_tokens_by_created on stripe.issuing_tokens (created, id);

create table stripe.issuing_transactions (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "card" text generated always as (coalesce(object #>> '{card,id}', object ->> 'card')) stored,
  "cardholder" text generated always as (coalesce(object #>> '{cardholder,id}', object ->> 'cardholder')) stored,
  "authorization" text generated always as (coalesce(object #>> '{authorization,id}', object ->> 'authorization')) stored,
  "type" text generated always as (object ->> 'type') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "merchant_name" text generated always as (object #>> '{merchant_data,name}') stored,
  "balance_transaction" text generated always as (coalesce(object #>> '{balance_transaction,id}', object ->> 'balance_transaction')) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint issuing_transactions_pkey primary key (id, _account, livemode)
);
comment on table stripe.issuing_transactions is 'Objects of Stripe of the type issuing.transaction.';
create index issuing_transactions_by_card on stripe.issuing_transactions ("card");
create index issuing_transactions_by_cardholder on stripe.issuing_transactions ("cardholder");
create index issuing_transactions_by_authorization on stripe.issuing_transactions ("authorization");
create index issuing_transactions_by_created on stripe.issuing_transactions (created, id);

create table stripe.treasury_financial_accounts (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "status" text generated always as (object ->> 'status') stored,
  "country" text generated always as (object ->> 'country') stored,
  "nickname" text generated always as (object ->> 'nickname') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint treasury_financial_accounts_pkey primary key (id, _account, livemode)
);
comment on table stripe.treasury_financial_accounts is 'Objects of Stripe of the type treasury.financial_account.';
create index treasury_financial_accounts_by_created on stripe.treasury_financial_accounts (created, id);

create table stripe.treasury_credit_reversals (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "financial_account" text generated always as (coalesce(object #>> '{financial_account,id}', object ->> 'financial_account')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "transaction" text generated always as (coalesce(object #>> '{transaction,id}', object ->> 'transaction')) stored,
  "received_credit" text generated always as (coalesce(object #>> '{received_credit,id}', object ->> 'received_credit')) stored,
  "network" text generated always as (object ->> 'network') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint treasury_credit_reversals_pkey primary key (id, _account, livemode)
);
comment on table stripe.treasury_credit_reversals is 'Objects of Stripe of the type treasury.credit_reversal.';
create index treasury_credit_reversals_by_financial_account on stripe.treasury_credit_reversals ("financial_account");
create index treasury_credit_reversals_by_transaction on stripe.treasury_credit_reversals ("transaction");
create index treasury_credit_reversals_by_received_credit on stripe.treasury_credit_reversals ("received_credit");
create index treasury_credit_reversals_by_created on stripe.treasury_credit_reversals (created, id);

create table stripe.treasury_debit_reversals (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "financial_account" text generated always as (coalesce(object #>> '{financial_account,id}', object ->> 'financial_account')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "transaction" text generated always as (coalesce(object #>> '{transaction,id}', object ->> 'transaction')) stored,
  "received_debit" text generated always as (coalesce(object #>> '{received_debit,id}', object ->> 'received_debit')) stored,
  "network" text generated always as (object ->> 'network') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint treasury_debit_reversals_pkey primary key (id, _account, livemode)
);
comment on table stripe.treasury_debit_reversals is 'Objects of Stripe of the type treasury.debit_reversal.';
create index treasury_debit_reversals_by_financial_account on stripe.treasury_debit_reversals ("financial_account");
create index treasury_debit_reversals_by_transaction on stripe.treasury_debit_reversals ("transaction");
create index treasury_debit_reversals_by_received_debit on stripe.treasury_debit_reversals ("received_debit");
create index treasury_debit_reversals_by_created on stripe.treasury_debit_reversals (created, id);

create table stripe.treasury_inbound_transfers (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "financial_account" text generated always as (coalesce(object #>> '{financial_account,id}', object ->> 'financial_account')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "transaction" text generated always as (coalesce(object #>> '{transaction,id}', object ->> 'transaction')) stored,
  "cancelable" boolean generated always as (case when jsonb_typeof(object -> 'cancelable') = 'boolean' then (object ->> 'cancelable')::boolean end) stored,
  "failure_code" text generated always as (object #>> '{failure_details,code}') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint treasury_inbound_transfers_pkey primary key (id, _account, livemode)
);
comment on table stripe.treasury_inbound_transfers is 'Objects of Stripe of the type treasury.inbound_transfer.';
create index treasury_inbound_transfers_by_financial_account on stripe.treasury_inbound_transfers ("financial_account");
create index treasury_inbound_transfers_by_transaction on stripe.treasury_inbound_transfers ("transaction");
create index treasury_inbound_transfers_by_created on stripe.treasury_inbound_transfers (created, id);

create table stripe.treasury_outbound_payments (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "financial_account" text generated always as (coalesce(object #>> '{financial_account,id}', object ->> 'financial_account')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "transaction" text generated always as (coalesce(object #>> '{transaction,id}', object ->> 'transaction')) stored,
  "customer" text generated always as (coalesce(object #>> '{customer,id}', object ->> 'customer')) stored,
  "cancelable" boolean generated always as (case when jsonb_typeof(object -> 'cancelable') = 'boolean' then (object ->> 'cancelable')::boolean end) stored,
  "expected_arrival_date" timestamptz generated always as (case when jsonb_typeof(object -> 'expected_arrival_date') = 'number' then to_timestamp((object ->> 'expected_arrival_date')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint treasury_outbound_payments_pkey primary key (id, _account, livemode)
);
comment on table stripe.treasury_outbound_payments is 'Objects of Stripe of the type treasury.outbound_payment.';
create index treasury_outbound_payments_by_financial_account on stripe.treasury_outbound_payments ("financial_account");
create index treasury_outbound_payments_by_transaction on stripe.treasury_outbound_payments ("transaction");
create index treasury_outbound_payments_by_customer on stripe.treasury_outbound_payments ("customer");
create index treasury_outbound_payments_by_created on stripe.treasury_outbound_payments (created, id);

create table stripe.treasury_outbound_transfers (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "financial_account" text generated always as (coalesce(object #>> '{financial_account,id}', object ->> 'financial_account')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "transaction" text generated always as (coalesce(object #>> '{transaction,id}', object ->> 'transaction')) stored,
  "cancelable" boolean generated always as (case when jsonb_typeof(object -> 'cancelable') = 'boolean' then (object ->> 'cancelable')::boolean end) stored,
  "expected_arrival_date" timestamptz generated always as (case when jsonb_typeof(object -> 'expected_arrival_date') = 'number' then to_timestamp((object ->> 'expected_arrival_date')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint treasury_outbound_transfers_pkey primary key (id, _account, livemode)
);
comment on table stripe.treasury_outbound_transfers is 'Objects of Stripe of the type treasury.outbound_transfer.';
create index treasury_outbound_transfers_by_financial_account on stripe.treasury_outbound_transfers ("financial_account");
create index treasury_outbound_transfers_by_transaction on stripe.treasury_outbound_transfers ("transaction");
create index treasury_outbound_transfers_by_created on stripe.treasury_outbound_transfers (created, id);

create table stripe.treasury_received_credits (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "financial_account" text generated always as (coalesce(object #>> '{financial_account,id}', object ->> 'financial_account')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "transaction" text generated always as (coalesce(object #>> '{transaction,id}', object ->> 'transaction')) stored,
  "network" text generated always as (object ->> 'network') stored,
  "failure_code" text generated always as (object ->> 'failure_code') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint treasury_received_credits_pkey primary key (id, _account, livemode)
);
comment on table stripe.treasury_received_credits is 'Objects of Stripe of the type treasury.received_credit.';
create index treasury_received_credits_by_financial_account on stripe.treasury_received_credits ("financial_account");
create index treasury_received_credits_by_transaction on stripe.treasury_received_credits ("transaction");
create index treasury_received_credits_by_created on stripe.treasury_received_credits (created, id);

create table stripe.treasury_received_debits (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "financial_account" text generated always as (coalesce(object #>> '{financial_account,id}', object ->> 'financial_account')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount" bigint generated always as (case when jsonb_typeof(object -> 'amount') = 'number' then (object ->> 'amount')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "transaction" text generated always as (coalesce(object #>> '{transaction,id}', object ->> 'transaction')) stored,
  "network" text generated always as (object ->> 'network') stored,
  "failure_code" text generated always as (object ->> 'failure_code') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint treasury_received_debits_pkey primary key (id, _account, livemode)
);
comment on table stripe.treasury_received_debits is 'Objects of Stripe of the type treasury.received_debit.';
create index treasury_received_debits_by_financial_account on stripe.treasury_received_debits ("financial_account");
create index treasury_received_debits_by_transaction on stripe.treasury_received_debits ("transaction");
create index treasury_received_debits_by_created on stripe.treasury_received_debits (created, id);

create table stripe.climate_orders (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "product" text generated always as (coalesce(object #>> '{product,id}', object ->> 'product')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "amount_total" bigint generated always as (case when jsonb_typeof(object -> 'amount_total') = 'number' then (object ->> 'amount_total')::numeric::bigint end) stored,
  "currency" text generated always as (object ->> 'currency') stored,
  "metric_tons" numeric generated always as (case when object ->> 'metric_tons' ~ '^-?[0-9]+([.][0-9]+)?$' then (object ->> 'metric_tons')::numeric end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint climate_orders_pkey primary key (id, _account, livemode)
);
comment on table stripe.climate_orders is 'Objects of Stripe of the type climate.order.';
create index climate_orders_by_product on stripe.climate_orders ("product");
create index climate_orders_by_created on stripe.climate_orders (created, id);

create table stripe.climate_products (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "name" text generated always as (object ->> 'name') stored,
  "delivery_year" bigint generated always as (case when jsonb_typeof(object -> 'delivery_year') = 'number' then (object ->> 'delivery_year')::numeric::bigint end) stored,
  "metric_tons_available" numeric generated always as (case when object ->> 'metric_tons_available' ~ '^-?[0-9]+([.][0-9]+)?$' then (object ->> 'metric_tons_available')::numeric end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint climate_products_pkey primary key (id, _account, livemode)
);
comment on table stripe.climate_products is 'Objects of Stripe of the type climate.product.';
create index climate_products_by_created on stripe.climate_products (created, id);

create table stripe.files (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "purpose" text generated always as (object ->> 'purpose') stored,
  "filename" text generated always as (object ->> 'filename') stored,
  "type" text generated always as (object ->> 'type') stored,
  "size" bigint generated always as (case when jsonb_typeof(object -> 'size') = 'number' then (object ->> 'size')::numeric::bigint end) stored,
  "expires_at" timestamptz generated always as (case when jsonb_typeof(object -> 'expires_at') = 'number' then to_timestamp((object ->> 'expires_at')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint files_pkey primary key (id, _account, livemode)
);
comment on table stripe.files is 'Objects of Stripe of the type file.';
create index files_by_created on stripe.files (created, id);

create table stripe.financial_connections_accounts (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{account_holder,customer,id}', object #>> '{account_holder,customer}')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "institution_name" text generated always as (object ->> 'institution_name') stored,
  "last4" text generated always as (object ->> 'last4') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint financial_connections_accounts_pkey primary key (id, _account, livemode)
);
comment on table stripe.financial_connections_accounts is 'Objects of Stripe of the type financial_connections.account.';
create index financial_connections_accounts_by_customer on stripe.financial_connections_accounts ("customer");
create index financial_connections_accounts_by_created on stripe.financial_connections_accounts (created, id);

create table stripe.financial_connections_authorizations (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "status" text generated always as (object ->> 'status') stored,
  "institution_name" text generated always as (object ->> 'institution_name') stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint financial_connections_authorizations_pkey primary key (id, _account, livemode)
);
comment on table stripe.financial_connections_authorizations is 'Objects of Stripe of the type financial_connections.authorization.';

create table stripe.identity_verification_sessions (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "customer" text generated always as (coalesce(object #>> '{related_customer,id}', object ->> 'related_customer')) stored,
  "status" text generated always as (object ->> 'status') stored,
  "type" text generated always as (object ->> 'type') stored,
  "client_reference_id" text generated always as (object ->> 'client_reference_id') stored,
  "error_code" text generated always as (object #>> '{last_error,code}') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint identity_verification_sessions_pkey primary key (id, _account, livemode)
);
comment on table stripe.identity_verification_sessions is 'Objects of Stripe of the type identity.verification_session.';
create index identity_verification_sessions_by_customer on stripe.identity_verification_sessions ("customer");
create index identity_verification_sessions_by_created on stripe.identity_verification_sessions (created, id);

create table stripe.reporting_report_runs (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "report_type" text generated always as (object ->> 'report_type') stored,
  "status" text generated always as (object ->> 'status') stored,
  "succeeded_at" timestamptz generated always as (case when jsonb_typeof(object -> 'succeeded_at') = 'number' then to_timestamp((object ->> 'succeeded_at')::float8) end) stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint reporting_report_runs_pkey primary key (id, _account, livemode)
);
comment on table stripe.reporting_report_runs is 'Objects of Stripe of the type reporting.report_run.';
create index reporting_report_runs_by_created on stripe.reporting_report_runs (created, id);

create table stripe.reporting_report_types (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "name" text generated always as (object ->> 'name') stored,
  "data_available_start" timestamptz generated always as (case when jsonb_typeof(object -> 'data_available_start') = 'number' then to_timestamp((object ->> 'data_available_start')::float8) end) stored,
  "data_available_end" timestamptz generated always as (case when jsonb_typeof(object -> 'data_available_end') = 'number' then to_timestamp((object ->> 'data_available_end')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint reporting_report_types_pkey primary key (id, _account, livemode)
);
comment on table stripe.reporting_report_types is 'Objects of Stripe of the type reporting.report_type.';

create table stripe.sigma_scheduled_query_runs (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "title" text generated always as (object ->> 'title') stored,
  "status" text generated always as (object ->> 'status') stored,
  "created" timestamptz generated always as (case when jsonb_typeof(object -> 'created') = 'number' then to_timestamp((object ->> 'created')::float8) end) stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint sigma_scheduled_query_runs_pkey primary key (id, _account, livemode)
);
comment on table stripe.sigma_scheduled_query_runs is 'Objects of Stripe of the type scheduled_query_run.';
create index sigma_scheduled_query_runs_by_created on stripe.sigma_scheduled_query_runs (created, id);

create table stripe.terminal_readers (
  id text not null,
  _account text not null default '',
  livemode boolean not null,
  object jsonb not null,
  "label" text generated always as (object ->> 'label') stored,
  "status" text generated always as (object ->> 'status') stored,
  "device_type" text generated always as (object ->> 'device_type') stored,
  "serial_number" text generated always as (object ->> 'serial_number') stored,
  "location" text generated always as (coalesce(object #>> '{location,id}', object ->> 'location')) stored,
  "action_status" text generated always as (object #>> '{action,status}') stored,
  deleted_at timestamptz,
  _as_of timestamptz not null,
  _as_of_until timestamptz not null,
  _fetched_at timestamptz,
  _event text,
  _event_type text,
  _changed_at timestamptz not null default clock_timestamp(),
  constraint terminal_readers_pkey primary key (id, _account, livemode)
);
comment on table stripe.terminal_readers is 'Objects of Stripe of the type terminal.reader.';
