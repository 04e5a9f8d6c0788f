-- How far Stripe's list of events has been compared with the inbox. One row for each account and mode.
create table billhook.reconciliation (
  account text not null,
  livemode boolean not null,
  -- Every event that Stripe created before this is here. In Unix seconds, as Stripe's `created` is.
  complete_until bigint not null,
  checked_at timestamptz not null,
  constraint reconciliation_pkey primary key (account, livemode)
);
