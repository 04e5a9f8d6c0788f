import { expect, test } from 'vitest';

import { answerInterval } from './stripe-time.ts';

const date = 'Sun, 23 Nov 2025 12:13:20 GMT';
const dateMs = 1_763_900_000_000;

test('an answer was true from the beginning of its request to the end of its second, by Stripe’s clock', () => {
  // This machine's clock is an hour ahead; only how long the request took is taken from it.
  const startedAtMs = dateMs + 3_600_000;
  expect(answerInterval({ date, startedAtMs, endedAtMs: startedAtMs + 250 })).toEqual({
    fromMs: dateMs - 250 - 1_000,
    untilMs: dateMs + 1_000 + 1_000,
  });
});

test('a clock that was set back meanwhile does not turn the interval around', () => {
  const { fromMs, untilMs } = answerInterval({ date, startedAtMs: 10_000, endedAtMs: 0 });
  expect(fromMs).toBeLessThan(untilMs);
});

test.for([undefined, 'soon'])('without a usable date (%s) the margin is wide', (given) => {
  const times = { date: given, startedAtMs: dateMs, endedAtMs: dateMs + 100 };
  expect(answerInterval(times)).toEqual({ fromMs: dateMs - 60_000, untilMs: dateMs + 60_100 });
});
