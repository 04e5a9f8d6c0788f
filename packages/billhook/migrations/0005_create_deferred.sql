-- The outbox: work that handlers put off until their transaction is committed, such as sending an e-mail. A
-- row is written in that transaction, so that it is there exactly if the event is done.
--
-- The key is made of the event, the replay and the place in its handlers. A handler that is run again, because
-- its first transaction was lost, writes the same key; and the key goes with the work to whoever does it.
create table billhook.deferred (
  key text not null,
  sequence bigint generated always as identity,
  name text not null,
  -- JSON as text, for the same reason as the payload of an event.
  payload text not null,
  -- The event whose handler deferred it.
  event text not null,
  state text not null default 'received',
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  claimed_by text,
  claimed_at timestamptz,
  finished_at timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  constraint deferred_pkey primary key (key),
  constraint deferred_state_is_known check (state in ('received', 'processing', 'done', 'failed', 'dead')),
  constraint deferred_processing_is_claimed check ((state = 'processing') = (claimed_at is not null))
);

create index deferred_due on billhook.deferred (next_attempt_at, sequence) where state in ('received', 'failed');
create index deferred_claimed on billhook.deferred (claimed_at) where state = 'processing';
create index deferred_finished on billhook.deferred (finished_at) where state = 'done';
