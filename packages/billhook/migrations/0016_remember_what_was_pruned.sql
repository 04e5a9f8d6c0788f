-- Up to which event payloads were pruned, so that the next time it goes on from there instead of walking over
-- all events whose payloads are gone already.
create table billhook.retention (
  is_only_row boolean not null default true,
  payloads_pruned_until bigint not null,
  constraint retention_pkey primary key (is_only_row),
  constraint retention_has_one_row check (is_only_row)
);
