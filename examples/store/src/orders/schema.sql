-- The store's own table. It lives in the same PostgreSQL as Billhook's, so that a webhook handler
-- changes an order in the very transaction that marks the event as done.
CREATE SCHEMA IF NOT EXISTS store;

CREATE TABLE IF NOT EXISTS store.orders (
  id              text PRIMARY KEY,
  visitor         text NOT NULL,
  item            text NOT NULL,
  quantity        integer NOT NULL CONSTRAINT orders_quantity_is_positive CHECK (quantity > 0),
  amount          integer NOT NULL,
  currency        text NOT NULL,
  status          text NOT NULL DEFAULT 'pending'
                  CONSTRAINT orders_status_is_known
                  CHECK (status IN ('pending', 'declined', 'paid', 'canceled')),
  decline_reason  text,
  payment_intent  text,
  subscription    text,
  times_paid      integer NOT NULL DEFAULT 0,
  refunded        integer NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now()
);

-- Added later than the table: a store that was started before has it without.
ALTER TABLE store.orders ADD COLUMN IF NOT EXISTS refunded integer NOT NULL DEFAULT 0;

CREATE INDEX IF NOT EXISTS orders_by_visitor ON store.orders (visitor, created_at DESC);
CREATE INDEX IF NOT EXISTS orders_by_subscription ON store.orders (subscription);
