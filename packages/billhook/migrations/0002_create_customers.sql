-- Which Stripe customer a user of the app is. One row for each account, mode and user, which is what
-- keeps a user from becoming two customers; test customers and live ones never mix.
--
-- The row is written before Stripe is called, with the idempotency key and the parameters of that call.
-- Whoever finds it without a customer repeats the very same call and gets the very same customer, whether
-- they came at the same time or after a crash. No lock is held while Stripe is called.
create table billhook.customers (
  account text not null,
  livemode boolean not null,
  user_id text not null,
  -- Null until Stripe has answered, and again when Stripe no longer knows the customer.
  customer_id text,
  idempotency_key text not null,
  -- The e-mail address that the customer is created with: a parameter of the call to repeat.
  email text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint customers_pkey primary key (account, livemode, user_id),
  constraint customers_customer_belongs_to_one_user unique (account, livemode, customer_id)
);

-- Finds the user of an event that names only the customer.
create index customers_by_customer on billhook.customers (customer_id, livemode);
