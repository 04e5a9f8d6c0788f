-- Views over the mirror that people want on day one. They answer from the rows alone, so they are as current
-- as the last event. Amounts are in the currency's minor unit (cents for USD, yen for JPY); days and months
-- are those of UTC. Test and live rows are told apart by `livemode`, connected accounts by `account`.
--
-- The user behind a customer is looked for by the customer's id and mode: unlike those of coupons and
-- products, the ids of customers are unique across accounts.
create view stripe.active_subscriptions as
select
  subscription.id as subscription,
  item.id as subscription_item,
  subscription.status,
  subscription.customer,
  linked.user_id,
  customer.email as customer_email,
  item.price,
  item.product,
  product.name as product_name,
  item.quantity,
  item.unit_amount,
  item.currency,
  item.interval,
  item.interval_count,
  coalesce(item.current_period_start, subscription.current_period_start) as current_period_start,
  coalesce(item.current_period_end, subscription.current_period_end) as current_period_end,
  subscription.trial_end,
  subscription.cancel_at_period_end,
  subscription.cancel_at,
  subscription.start_date as started_at,
  subscription._account as account,
  subscription.livemode
from stripe.subscriptions subscription
join stripe.subscription_items item
  on item.subscription = subscription.id and item._account = subscription._account
  and item.livemode = subscription.livemode and item.deleted_at is null
left join stripe.products product
  on product.id = item.product and product._account = item._account
  and product.livemode = item.livemode
left join stripe.customers customer
  on customer.id = subscription.customer and customer._account = subscription._account
  and customer.livemode = subscription.livemode
left join billhook.customers linked
  on linked.customer_id = subscription.customer and linked.livemode = subscription.livemode
where subscription.status in ('active', 'trialing', 'past_due') and subscription.deleted_at is null;

comment on view stripe.active_subscriptions is 'One row for each item of a subscription that is active, trialing or past due. A subscription with two items has two rows.';
comment on column stripe.active_subscriptions.subscription is 'The id of the subscription.';
comment on column stripe.active_subscriptions.subscription_item is 'The id of the item.';
comment on column stripe.active_subscriptions.status is 'active, trialing or past_due.';
comment on column stripe.active_subscriptions.customer is 'The id of the Stripe customer.';
comment on column stripe.active_subscriptions.user_id is 'The user of the app who is this customer; null when the customer was not created by Billhook.';
comment on column stripe.active_subscriptions.customer_email is 'The e-mail address of the customer.';
comment on column stripe.active_subscriptions.price is 'The id of the price: the plan.';
comment on column stripe.active_subscriptions.product is 'The id of the product.';
comment on column stripe.active_subscriptions.product_name is 'The name of the product; null when the product is not mirrored.';
comment on column stripe.active_subscriptions.quantity is 'How many are subscribed to; null for metered prices.';
comment on column stripe.active_subscriptions.unit_amount is 'The price of one for one interval, in the minor unit; null for tiered prices and fractions of the minor unit.';
comment on column stripe.active_subscriptions.currency is 'The currency of the price, in lower case.';
comment on column stripe.active_subscriptions.interval is 'day, week, month or year.';
comment on column stripe.active_subscriptions.interval_count is 'How many intervals a period has.';
comment on column stripe.active_subscriptions.current_period_start is 'When the period that is paid for began.';
comment on column stripe.active_subscriptions.current_period_end is 'When it ends, and the next one is charged.';
comment on column stripe.active_subscriptions.trial_end is 'When the trial ends or ended; null without one.';
comment on column stripe.active_subscriptions.cancel_at_period_end is 'Whether it ends with the current period.';
comment on column stripe.active_subscriptions.cancel_at is 'When it will end; null when it goes on.';
comment on column stripe.active_subscriptions.started_at is 'When the subscription began.';
comment on column stripe.active_subscriptions.account is 'The connected account; empty for the own one.';
comment on column stripe.active_subscriptions.livemode is 'Whether it is real money.';

-- What an item is worth in a month. A year has 12 months, 52 weeks and 365 days; so a week counts 52/12 times.
-- Metered prices are not known beforehand and tiered ones have no unit amount: neither is counted, and
-- discounts and taxes are left out of account.
create view stripe.mrr_by_month as
with worth as (
  select
    subscription.id,
    subscription._account,
    subscription.livemode,
    item.currency,
    coalesce(item.unit_amount_decimal, item.unit_amount) * coalesce(item.quantity, 1)
      / coalesce(item.interval_count, 1)
      * case item.interval
          when 'year' then 1.0 / 12
          when 'month' then 1.0
          when 'week' then 52.0 / 12
          when 'day' then 365.0 / 12
        end as monthly,
    greatest(subscription.start_date, subscription.trial_end) as paying_from,
    subscription.ended_at as paying_until
  from stripe.subscriptions subscription
  join stripe.subscription_items item
    on item.subscription = subscription.id and item._account = subscription._account
    and item.livemode = subscription.livemode and item.deleted_at is null
  where subscription.status in ('active', 'trialing', 'past_due', 'canceled')
    and subscription.deleted_at is null
    and item.usage_type = 'licensed'
    and item.interval is not null
),
month as (
  select
    first_day::date as month,
    least(first_day + interval '1 month', now() at time zone 'utc') at time zone 'utc' as at
  from generate_series(
    (select date_trunc('month', min(paying_from) at time zone 'utc') from worth),
    date_trunc('month', now() at time zone 'utc'),
    interval '1 month'
  ) first_day
)
select
  month.month,
  worth.currency,
  round(sum(worth.monthly))::bigint as mrr,
  count(distinct worth.id) as subscriptions,
  worth._account as account,
  worth.livemode
from month
join worth
  on worth.paying_from < month.at
  and (worth.paying_until is null or worth.paying_until >= month.at)
where worth.monthly is not null
group by month.month, worth.currency, worth._account, worth.livemode;

comment on view stripe.mrr_by_month is 'Monthly recurring revenue at the end of each month; for the current month, now. Past months are computed with the present prices and quantities, because the mirror holds the present state only.';
comment on column stripe.mrr_by_month.month is 'The first day of the month, UTC.';
comment on column stripe.mrr_by_month.currency is 'The currency, in lower case. Currencies are not converted.';
comment on column stripe.mrr_by_month.mrr is 'The revenue of a month, in the minor unit: price times quantity, divided by 12 for a year, times 52/12 for a week and 365/12 for a day. Trials, metered and tiered prices, discounts and taxes are left out.';
comment on column stripe.mrr_by_month.subscriptions is 'How many subscriptions it comes from.';
comment on column stripe.mrr_by_month.account is 'The connected account; empty for the own one.';
comment on column stripe.mrr_by_month.livemode is 'Whether it is real money.';

-- What a person should run after: invoices whose payment failed, and payments that were tried without an
-- invoice. The reason of a failed invoice stands in the payment intent of its latest payment.
create view stripe.failed_payments as
with failed as (
  select
    'invoice' as kind,
    invoice.id,
    invoice.customer,
    invoice.customer_email,
    invoice.amount_remaining as amount,
    invoice.currency,
    invoice.attempt_count as attempts,
    invoice.next_payment_attempt as next_attempt_at,
    invoice.subscription,
    payment.error_code,
    payment.decline_code,
    payment.error_message,
    invoice.hosted_invoice_url as pay_url,
    invoice.created,
    invoice._account,
    invoice.livemode
  from stripe.invoices invoice
  left join lateral (
    select intent.error_code, intent.decline_code, intent.error_message
    from stripe.invoice_payments paid
    join stripe.payment_intents intent
      on intent.id = paid.payment_intent and intent._account = paid._account
      and intent.livemode = paid.livemode
    where paid.invoice = invoice.id and paid._account = invoice._account
      and paid.livemode = invoice.livemode and paid.deleted_at is null
    order by paid.created desc
    limit 1
  ) payment on true
  where invoice.status = 'open' and invoice.attempt_count > 0 and invoice.amount_remaining > 0
    and invoice.deleted_at is null
  union all
  select
    'payment_intent',
    intent.id,
    intent.customer,
    null,
    intent.amount,
    intent.currency,
    1,
    null,
    null,
    intent.error_code,
    intent.decline_code,
    intent.error_message,
    null,
    intent.created,
    intent._account,
    intent.livemode
  from stripe.payment_intents intent
  where intent.status = 'requires_payment_method' and intent.error_message is not null
    and intent.deleted_at is null
    and not exists (
      select from stripe.invoice_payments paid
      where paid.payment_intent = intent.id and paid._account = intent._account
        and paid.livemode = intent.livemode
    )
)
select
  failed.kind,
  failed.id,
  failed.customer,
  linked.user_id,
  coalesce(failed.customer_email, customer.email) as customer_email,
  failed.amount,
  failed.currency,
  failed.attempts,
  failed.next_attempt_at,
  failed.subscription,
  failed.error_code,
  failed.decline_code,
  failed.error_message,
  failed.pay_url,
  failed.created,
  failed._account as account,
  failed.livemode
from failed
left join stripe.customers customer
  on customer.id = failed.customer and customer._account = failed._account
  and customer.livemode = failed.livemode
left join billhook.customers linked
  on linked.customer_id = failed.customer and linked.livemode = failed.livemode;

comment on view stripe.failed_payments is 'Payments that failed and are still owed: open invoices with a failed attempt, and payment intents without an invoice whose payment was declined.';
comment on column stripe.failed_payments.kind is 'invoice or payment_intent.';
comment on column stripe.failed_payments.id is 'The id of the invoice or payment intent.';
comment on column stripe.failed_payments.customer is 'The id of the Stripe customer; null for a guest.';
comment on column stripe.failed_payments.user_id is 'The user of the app who is this customer; null when the customer was not created by Billhook.';
comment on column stripe.failed_payments.customer_email is 'Where to write to.';
comment on column stripe.failed_payments.amount is 'What is still owed, in the minor unit.';
comment on column stripe.failed_payments.currency is 'The currency, in lower case.';
comment on column stripe.failed_payments.attempts is 'How often payment was tried; of a payment intent only the last attempt is known.';
comment on column stripe.failed_payments.next_attempt_at is 'When Stripe will try again; null when it will not.';
comment on column stripe.failed_payments.subscription is 'The subscription that the invoice is for.';
comment on column stripe.failed_payments.error_code is 'Why it failed, such as card_declined.';
comment on column stripe.failed_payments.decline_code is 'Why the bank declined, such as insufficient_funds.';
comment on column stripe.failed_payments.error_message is 'The reason in words that may be shown to the customer.';
comment on column stripe.failed_payments.pay_url is 'The page where the customer can pay the invoice.';
comment on column stripe.failed_payments.created is 'When the invoice or payment intent was created.';
comment on column stripe.failed_payments.account is 'The connected account; empty for the own one.';
comment on column stripe.failed_payments.livemode is 'Whether it is real money.';

create view stripe.refunds_by_day as
select
  (refund.created at time zone 'utc')::date as day,
  refund.currency,
  count(*) filter (where refund.status = 'succeeded') as refunds,
  coalesce(sum(refund.amount) filter (where refund.status = 'succeeded'), 0)::bigint as amount,
  coalesce(sum(refund.amount) filter (where refund.status in ('pending', 'requires_action')), 0)::bigint
    as pending_amount,
  coalesce(sum(refund.amount) filter (where refund.status in ('failed', 'canceled')), 0)::bigint
    as failed_amount,
  refund._account as account,
  refund.livemode
from stripe.refunds refund
where refund.deleted_at is null
group by 1, 2, refund._account, refund.livemode;

comment on view stripe.refunds_by_day is 'Refunds by the day on which they were created.';
comment on column stripe.refunds_by_day.day is 'The day, UTC.';
comment on column stripe.refunds_by_day.currency is 'The currency, in lower case.';
comment on column stripe.refunds_by_day.refunds is 'How many refunds succeeded.';
comment on column stripe.refunds_by_day.amount is 'What they came to, in the minor unit.';
comment on column stripe.refunds_by_day.pending_amount is 'What is under way, in the minor unit.';
comment on column stripe.refunds_by_day.failed_amount is 'What failed or was canceled and is still with the account, in the minor unit.';
comment on column stripe.refunds_by_day.account is 'The connected account; empty for the own one.';
comment on column stripe.refunds_by_day.livemode is 'Whether it is real money.';
