-- Finds a user's customers whatever the account: that of the key is known to Stripe alone, and access
-- is answered without asking Stripe.
create index customers_by_user on billhook.customers (user_id, livemode);
