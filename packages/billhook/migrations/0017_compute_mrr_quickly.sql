-- Monthly recurring revenue again, with the same columns. Subscriptions are added up by the month in which they began to
-- pay and the one in which they ended before they are compared with months: a hundred thousand of them took eight
-- seconds. And a price that is for packages (`transform_quantity`) counts packages, not what is in them.
create or replace view stripe.mrr_by_month as
with worth as (
  select
    subscription.id,
    subscription._account,
    subscription.livemode,
    item.currency,
    coalesce(item.unit_amount_decimal, item.unit_amount)
      * case
          when package.size is null then coalesce(item.quantity, 1)
          when package.round = 'down' then floor(coalesce(item.quantity, 1) / package.size)
          else ceil(coalesce(item.quantity, 1) / package.size)
        end
      / coalesce(item.interval_count, 1)
      * case item.interval
          when 'year' then 1.0 / 12
          when 'month' then 1.0
          when 'week' then 52.0 / 12
          when 'day' then 365.0 / 12
        end as monthly,
    date_trunc('month', greatest(subscription.start_date, subscription.trial_end) at time zone 'utc')
      as first_month,
    -- Of what ends in a month, nothing is left at the end of that month.
    case when subscription.ended_at < now() then
      date_trunc('month', subscription.ended_at at time zone 'utc')
    end as end_month
  from stripe.subscriptions subscription
  join stripe.subscription_items item
    on item.subscription = subscription.id and item._account = subscription._account
    and item.livemode = subscription.livemode and item.deleted_at is null
  cross join lateral (
    select
      nullif((item.object #>> '{price,transform_quantity,divide_by}')::numeric, 0) as size,
      item.object #>> '{price,transform_quantity,round}' as round
  ) package
  where subscription.status in ('active', 'trialing', 'past_due', 'canceled')
    and subscription.deleted_at is null
    and greatest(subscription.start_date, subscription.trial_end) < now()
    and item.usage_type = 'licensed'
    and item.interval is not null
),
alike as (
  select
    first_month, end_month, currency, _account, livemode,
    sum(monthly) as monthly,
    count(distinct id) as subscriptions
  from worth
  where monthly is not null
  group by first_month, end_month, currency, _account, livemode
),
month as (
  select first_day
  from generate_series(
    (select min(first_month) from alike),
    date_trunc('month', now() at time zone 'utc'),
    interval '1 month'
  ) first_day
)
select
  month.first_day::date as month,
  alike.currency,
  round(sum(alike.monthly))::bigint as mrr,
  sum(alike.subscriptions)::bigint as subscriptions,
  alike._account as account,
  alike.livemode
from month
join alike
  on alike.first_month <= month.first_day
  and (alike.end_month is null or alike.end_month > month.first_day)
group by month.first_day, alike.currency, alike._account, alike.livemode;

comment on column stripe.mrr_by_month.mrr is 'The revenue of a month, in the minor unit: price times quantity (or packages, for a price that is for packages), divided by 12 for a year, times 52/12 for a week and 365/12 for a day. Trials, metered and tiered prices, discounts and taxes are left out.';
