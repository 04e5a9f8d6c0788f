-- How far the backfill has come: the reading of all objects that exist at Stripe into the mirror.
--
-- A run reads a number of types; what is left of a type is one or more ranges of time, each with the place
-- that was reached in it. The place is saved in the transaction that writes the objects, so that a run which
-- is killed at any moment goes on where it was, having missed nothing.
--
-- One process at a time works on a run. It holds a lease that it renews while it lives; when it was
-- killed, the lease runs out and another takes over. Should two work at once all the same, they do work
-- twice, and no harm.
create table billhook.backfill_runs (
  id text not null,
  -- The connected account that is read; empty for the key's own.
  account text not null,
  livemode boolean not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  holder text,
  leased_until timestamptz,
  constraint backfill_runs_pkey primary key (id)
);

-- A call that finds an unfinished run goes on with it.
create unique index backfill_runs_one_unfinished on billhook.backfill_runs (account, livemode)
  where finished_at is null;

create table billhook.backfill_ranges (
  id bigint not null generated always as identity,
  run text not null,
  type text not null,
  -- The range of `created` in Unix seconds: from this one up to that one, which is excluded; null is open.
  -- Stripe lists the newest first, so a range is worked off from its end to its beginning.
  range_from bigint,
  range_until bigint,
  -- The last object that was written, after which Stripe is to go on, and when it was created.
  cursor text,
  reached bigint,
  objects bigint not null default 0,
  done boolean not null default false,
  -- Why the type could not be read: not enabled for the account, for example, or not allowed to the key.
  skipped text,
  constraint backfill_ranges_pkey primary key (id),
  constraint backfill_ranges_belong_to_a_run foreign key (run)
    references billhook.backfill_runs (id) on delete cascade,
  constraint backfill_ranges_skipped_are_done check (done or skipped is null)
);

create index backfill_ranges_by_run on billhook.backfill_ranges (run);
