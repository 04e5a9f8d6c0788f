/**
 * When the billing periods of a subscription begin and end. They are counted from its anchor: a
 * monthly subscription that began on the 31st is billed on the last day of shorter months and on
 * the 31st again wherever there is one, at the same time of day in UTC.
 * https://docs.stripe.com/billing/subscriptions/billing-cycle
 */

/** How long a billing period is: the `interval` and `interval_count` of a recurring price. */
export interface BillingInterval {
  interval: string;
  interval_count: number;
}

/** A billing period in whole Unix seconds; `end` is the first second of the next one. */
export interface BillingPeriod {
  start: number;
  end: number;
}

const daySeconds = 24 * 60 * 60;
const monthsPerYear = 12;

/**
 * The period with this index: the first one, which begins at `anchor` (whole Unix seconds), has
 * index 0. Throws a RangeError for an interval that Stripe does not have.
 */
export function billingPeriod(
  anchor: number,
  every: BillingInterval,
  index: number,
): BillingPeriod {
  return { start: periodStart(anchor, every, index), end: periodStart(anchor, every, index + 1) };
}

/** The period that `time` lies in; both are whole Unix seconds, `time` not before `anchor`. */
export function billingPeriodAt(
  anchor: number,
  every: BillingInterval,
  time: number,
): BillingPeriod {
  if (time < anchor) throw new RangeError(`No billing period before the anchor ${anchor}: ${time}`);
  // Counted in average lengths first, which is at most one period off either way.
  const averageSeconds = periodStart(anchor, every, 400) - anchor;
  let index = Math.floor(((time - anchor) * 400) / averageSeconds);
  while (periodStart(anchor, every, index) > time) index -= 1;
  while (periodStart(anchor, every, index + 1) <= time) index += 1;
  return billingPeriod(anchor, every, index);
}

function periodStart(anchor: number, every: BillingInterval, index: number): number {
  const count = every.interval_count * index;
  switch (every.interval) {
    case 'day':
      return anchor + count * daySeconds;
    case 'week':
      return anchor + count * 7 * daySeconds;
    case 'month':
      return addMonths(anchor, count);
    case 'year':
      return addMonths(anchor, count * monthsPerYear);
    default:
      throw new RangeError(`Stripe has no billing interval ${every.interval}`);
  }
}

/** The same day and time `months` later, or the last day of a month that is too short for it. */
function addMonths(time: number, months: number): number {
  const from = new Date(time * 1000);
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth() + months;
  const day = Math.min(from.getUTCDate(), daysInMonth(year, month));
  const timeOfDay = ((time % daySeconds) + daySeconds) % daySeconds;
  return Date.UTC(year, month, day) / 1000 + timeOfDay;
}

function daysInMonth(year: number, month: number): number {
  // Day 0 of a month is the last day of the one before it.
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}
