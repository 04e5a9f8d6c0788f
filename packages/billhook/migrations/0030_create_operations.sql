-- What was begun at Stripe: every call that creates or moves something, written down before it is made.
--
-- A call is known by what makes it the same call: the operation and its identity, a hash of the app's
-- reference and parameters, or of the app's own key. Its idempotency key at Stripe follows from these and the round.
-- Whoever finds a row that is `calling` repeats that very call, with the parameters that were stored, and
-- gets that very answer: others at the same time as much as the process after a crash. Once it is
-- `settled`, the object is read by its id, so that the promise outlives the day for which Stripe remembers
-- keys. No lock is held while Stripe is called.
create table billhook.operations (
  account text not null,
  livemode boolean not null,
  -- What is done, such as `refund.create`.
  operation text not null,
  identity text not null,
  -- From 1. Counts on when Stripe refused the call, or when what it made is over, such as a canceled payment: the
  -- next call is another one, and needs another key.
  round integer not null default 1,
  state text not null default 'calling',
  -- The parameters of the call as JSON, kept while it may have to be repeated. Text: jsonb cannot hold the escape \u0000.
  params text,
  -- Tells whether two calls ask the same, although they are known by something else.
  params_hash text not null,
  -- What came of it.
  object_id text,
  -- The app's own id of what is being paid.
  reference text,
  -- What it is done to, such as the payment that is refunded.
  subject text,
  called_at timestamptz not null default now(),
  settled_at timestamptz,
  constraint operations_pkey primary key (account, livemode, operation, identity),
  constraint operations_state_is_known check (state in ('calling', 'settled', 'refused')),
  constraint operations_round_is_counted check (round >= 1),
  constraint operations_calling_can_be_repeated check ((state = 'calling') = (params is not null)),
  constraint operations_settled_has_an_object check ((state = 'settled') = (object_id is not null)),
  constraint operations_settled_has_a_time check ((state = 'settled') = (settled_at is not null))
);

-- Finds the payments of an order.
create index operations_by_reference on billhook.operations (reference) where reference is not null;

-- Finds the calls that ask the same of the same object.
create index operations_by_subject on billhook.operations (subject, params_hash) where subject is not null;
