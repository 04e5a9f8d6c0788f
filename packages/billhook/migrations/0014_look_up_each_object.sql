-- A claim looks up, for each due event, whether another one about its object goes first. Statistics know nothing of
-- a backlog that has just come, so to the planner the index of what is due looked as small as the index of objects,
-- and it read all of it for each event: 60 ms a claim, with 6,000 events waiting. The index of what is due now has a
-- condition of its own, in words that only the walk over it uses: not begun, and not over.
drop index billhook.inbox_due;
create index inbox_due on billhook.inbox (next_attempt_at, sequence)
  where claimed_at is null and finished_at is null;
