-- The store's own tables. They live in the same PostgreSQL as Billhook's, so that a webhook handler
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
ALTER TABLE store.orders ADD COLUMN IF NOT EXISTS pays_on text NOT NULL DEFAULT 'checkout'
  CONSTRAINT orders_pays_on_is_known CHECK (pays_on IN ('checkout', 'own-page'));
-- Which order it places anew, for the how manyth time: two clicks on the same button are one new order.
ALTER TABLE store.orders ADD COLUMN IF NOT EXISTS repeats text REFERENCES store.orders;
ALTER TABLE store.orders ADD COLUMN IF NOT EXISTS turn integer;
CREATE UNIQUE INDEX IF NOT EXISTS orders_by_turn ON store.orders (repeats, turn);

CREATE INDEX IF NOT EXISTS orders_by_visitor ON store.orders (visitor, created_at DESC);
CREATE INDEX IF NOT EXISTS orders_by_subscription ON store.orders (subscription);

-- Payments that customers have asked their bank to take back. A membership's monthly payment names no order.
CREATE TABLE IF NOT EXISTS store.disputes (
  id         text PRIMARY KEY,
  order_id   text REFERENCES store.orders,
  status     text NOT NULL,
  is_over    boolean NOT NULL GENERATED ALWAYS AS (status IN ('won', 'lost', 'warning_closed')) STORED,
  reason     text NOT NULL,
  amount     integer NOT NULL,
  currency   text NOT NULL,
  due_by     timestamptz,
  opened_at  timestamptz NOT NULL
);

CREATE INDEX IF NOT EXISTS disputes_by_order ON store.disputes (order_id);
