-- Of some types Stripe has more than one list: of prices, one of the active and one of the others. A range of a
-- backfill belongs to one of them, by its place in the definition of the type's table.
alter table billhook.backfill_ranges add column list smallint not null default 0;
