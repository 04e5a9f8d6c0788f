// The same seed is the same storm: its plan, the events that come of it, and how each handler behaves.
import { afterEach, describe, expect, test } from 'vitest';

import { endsDead, mannerOf } from './manners.ts';
import { createStormEmulator, digestOf, makeEvents } from './run-storm.ts';
import { planStorm } from './storm-plan.ts';
import { StripeFlows } from './stripe-flows.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function digest(seed: number): Promise<string> {
  const emulator = createStormEmulator(seed);
  closing.push(() => emulator.close());
  const flows = new StripeFlows(await emulator.listen());
  return digestOf(await makeEvents(planStorm({ seed, events: 120 }), flows));
}

describe('the same seed', () => {
  test('plans the same storm, and another seed another', () => {
    const options = { seed: 11, events: 300 };
    expect(planStorm(options)).toEqual(planStorm(options));
    expect(planStorm(options)).not.toEqual(planStorm({ ...options, seed: 12 }));
  });

  test('makes the same events, though calls are refused and cut on the way', async () => {
    const first = await digest(5);
    expect(await digest(5)).toBe(first);
    expect(await digest(6)).not.toBe(first);
  });
});

test('every storm kills, cuts and restarts', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const kinds = planStorm({ seed, events: 300 }).disasters.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'kill').length).toBeGreaterThan(3);
    expect(kinds).toContain('freeze');
    expect(kinds).toContain('cut-connections');
    expect(kinds.filter((kind) => kind === 'restart-database')).toHaveLength(2);
  }
});

test('handlers behave in every manner, most of them well', () => {
  const manners = Array.from({ length: 1_000 }, (_, index) => mannerOf(1, `evt_${index}`));
  expect(new Set(manners).size).toBe(9);
  const dead = manners.filter(endsDead).length;
  expect(dead).toBeGreaterThan(30);
  expect(dead).toBeLessThan(120);
});
