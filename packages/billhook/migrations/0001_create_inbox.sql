-- The inbox: every event that Stripe delivered, stored before it is acknowledged, and what became of it.
--
-- An event is found by its id, which is what makes a second delivery harmless. The payload is text:
-- jsonb cannot hold the escape \u0000, which people do put into metadata, and nothing here looks into it.
--
-- `processing` is written and committed before the handlers run, so that an attempt counts even when it
-- takes the whole process down. It says who may try, not who is trying: that is the row lock which the
-- handlers' transaction holds, and which a dead worker's connection gives up by itself.
create table billhook.inbox (
  id text not null,
  -- The order of arrival. Stripe's `created` has whole seconds and cannot tell two events apart.
  sequence bigint generated always as identity,
  -- The connected account that the event is about; null for the account that the key belongs to.
  account text,
  type text not null,
  -- The object that the event is about; null for the few that have no id, such as a balance.
  object_id text,
  -- Stripe's own time of the event, in Unix seconds.
  created bigint not null,
  livemode boolean not null,
  api_version text,
  -- The event as it was signed, without its client secrets.
  payload text not null,
  state text not null default 'received',
  -- How often it was claimed for handling, leaving out those times when a handler asked to be called later.
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  claimed_at timestamptz,
  finished_at timestamptz,
  -- Why a handler ignored it or gave it up.
  reason text,
  last_error text,
  received_at timestamptz not null default now(),
  constraint inbox_pkey primary key (id),
  constraint inbox_state_is_known check (state in ('received', 'processing', 'done', 'failed', 'dead')),
  constraint inbox_attempts_are_counted check (attempts >= 0),
  constraint inbox_processing_is_claimed check ((state = 'processing') = (claimed_at is not null)),
  constraint inbox_end_has_a_time check ((state in ('done', 'dead')) = (finished_at is not null))
);

-- What is due, oldest first.
create index inbox_due on billhook.inbox (next_attempt_at, sequence) where state in ('received', 'failed');

-- What comes first among the events about one object.
create index inbox_waiting_of_object on billhook.inbox (object_id, created, sequence)
  where state in ('received', 'failed');

-- Two events about one object are never handled at the same time, whoever forgets to look.
create unique index inbox_one_processing_per_object on billhook.inbox (object_id) where state = 'processing';

-- Those whose worker may have died.
create index inbox_claimed on billhook.inbox (claimed_at) where state = 'processing';

-- Those that a person should look at.
create index inbox_dead on billhook.inbox (finished_at) where state = 'dead';
