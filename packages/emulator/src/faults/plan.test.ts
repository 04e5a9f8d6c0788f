import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { callFaults, checkedFaults, deliveryFaults, type FaultOptions } from './fault-options.ts';
import { planCall } from './plan-call.ts';
import { planDelivery } from './plan-delivery.ts';

const half = (seed: number): FaultOptions => ({
  seed,
  rates: Object.fromEntries([...deliveryFaults, ...callFaults].map((fault) => [fault, 0.5])),
});
const numbers = Array.from({ length: 400 }, (_, index) => index);
const deliveries = (options: FaultOptions) =>
  numbers.map((number) => planDelivery(checkedFaults(options), `delivery_${number} 0`));
const calls = (options: FaultOptions) =>
  numbers.map((number) => planCall(checkedFaults(options), number));

describe('the plan', () => {
  test('is the same for the same seed, and another for another', () => {
    assert(
      property(integer(), (seed) => {
        expect(deliveries(half(seed))).toEqual(deliveries(half(seed)));
        expect(calls(half(seed))).toEqual(calls(half(seed)));
        expect(deliveries(half(seed))).not.toEqual(deliveries(half(seed + 1)));
      }),
      { numRuns: 20 },
    );
  });

  test('of one attempt does not depend on the others', () => {
    const faults = checkedFaults(half(7));
    const alone = planDelivery(faults, 'delivery_399 0');
    expect(alone).toEqual(deliveries(half(7))[399]);
    expect(planDelivery(faults, 'delivery_399 1')).not.toEqual(alone);
  });

  test('has each fault about as often as its rate says', () => {
    const plans = deliveries(half(3));
    const share = (is: (plan: (typeof plans)[number]) => boolean): number =>
      plans.filter(is).length / plans.length;
    for (const seen of [
      share((plan) => plan.delayMs > 0),
      share((plan) => plan.goesAfter > 0),
      share((plan) => plan.dropped),
      share((plan) => plan.answerLost),
      share((plan) => plan.corruption !== null),
      share((plan) => plan.duplicateAfterMs !== null),
      calls(half(3)).filter((plan) => plan?.fault === 'rate-limit').length / numbers.length,
    ]) {
      expect(seen).toBeGreaterThan(0.4);
      expect(seen).toBeLessThan(0.6);
    }
  });

  test('changes nothing else when one rate changes', () => {
    const before = deliveries({ seed: 5, rates: { drop: 0.5 } });
    const after = deliveries({ seed: 5, rates: { drop: 0.5, delay: 0.9 } });
    expect(after.map(({ dropped }) => dropped)).toEqual(before.map(({ dropped }) => dropped));
  });

  test('has no faults that were not asked for', () => {
    expect(calls({ rates: {} }).every((plan) => plan === null)).toBe(true);
    expect(new Set(deliveries({ rates: {} }).map((plan) => JSON.stringify(plan))).size).toBe(1);
  });
});

test('a rate that is none is refused', () => {
  expect(() => checkedFaults({ rates: { drop: 1.5 } })).toThrow(
    'The rate of the fault drop is between 0 and 1, got 1.5.',
  );
});
