-- Replays: who had an event handled once more, when and why. Handling has effects on money; that somebody
-- repeated it must not be a matter of memory.
create table billhook.replays (
  id bigint generated always as identity,
  event text not null,
  -- The which-th replay of this event it is, from 1.
  number integer not null,
  -- The state from which it was replayed.
  from_state text not null,
  -- A person or a program, in the app's own words.
  requested_by text,
  reason text,
  requested_at timestamptz not null default now(),
  constraint replays_pkey primary key (id),
  constraint replays_of_an_event_are_counted unique (event, number)
);
