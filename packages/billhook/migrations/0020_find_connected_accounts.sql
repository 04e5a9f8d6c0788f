-- Reconciliation also compares the events of connected accounts, which Stripe lists for each account alone. Those that have
-- sent events are found by skipping from one entry of this index to the next. On a platform with none it stays empty.
create index inbox_by_account on billhook.inbox (account) where account is not null;
