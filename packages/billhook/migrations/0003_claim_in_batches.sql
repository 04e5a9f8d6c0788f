-- The inbox under load: many workers, batches, and tens of millions of events.
--
-- Workers sign on and say every second or so that they are alive. A claim belongs to a worker; when it falls
-- silent, its claims are taken over, whether the process died or the network did. That is what lets a worker
-- hold more claims than it has transactions.
create table billhook.workers (
  id text not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  constraint workers_pkey primary key (id)
) with (fillfactor = 50);

alter table billhook.inbox
  -- What Stripe sent: a snapshot carries the object, a thin event only says where it is.
  add column form text not null default 'snapshot',
  -- How it came: delivered by Stripe, or found in Stripe's list of events.
  add column source text not null default 'webhook',
  add column claimed_by text,
  -- How often a person had it handled once more. It is part of the keys of what handlers defer.
  add column replays integer not null default 0,
  -- Null once it was pruned.
  alter column payload drop not null,
  add constraint inbox_form_is_known check (form in ('snapshot', 'thin')),
  add constraint inbox_source_is_known check (source in ('webhook', 'reconcile')),
  add constraint inbox_payload_outlives_handling check (payload is not null or state = 'done');

-- The state of an event changes twice; its payload never does. Beyond 2 kB it is kept apart, so that a
-- change of state does not copy it.
alter table billhook.inbox set (
  toast_tuple_target = 128,
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_insert_scale_factor = 0.05,
  autovacuum_analyze_scale_factor = 0.02
);

-- What is searched and compared stays in the row: with a target as low as this one, even ids would
-- otherwise be moved out of line, and every comparison would read them from there.
alter table billhook.inbox
  alter column id set storage plain,
  alter column account set storage plain,
  alter column type set storage plain,
  alter column object_id set storage plain,
  alter column api_version set storage plain,
  alter column form set storage plain,
  alter column source set storage plain,
  alter column state set storage plain,
  alter column claimed_by set storage plain;

-- lz4 costs a fraction of pglz's time. On a server that was built without it, payloads are faster to store
-- and to read uncompressed.
do $$
begin
  alter table billhook.inbox alter column payload set compression lz4;
exception when feature_not_supported then
  alter table billhook.inbox alter column payload set storage external;
end $$;

-- Those few that are claimed are found by inbox_one_processing_per_object.
drop index billhook.inbox_claimed;

-- The latest first, for whoever looks; the oldest first, for what is pruned.
create unique index inbox_by_sequence on billhook.inbox (sequence);
