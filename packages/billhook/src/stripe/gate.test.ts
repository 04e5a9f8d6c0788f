import Stripe from 'stripe';
import { expect, test, vi } from 'vitest';

import { createGate, type Gate } from './gate.ts';

interface GateUnderTest {
  readonly gate: Gate;
  readonly pass: (ms: number) => void;
}

function gateUnderTest(budgetMs = 60_000): GateUnderTest {
  let nowMs = 1_000_000;
  const gate = createGate({
    clock: { now: () => new Date(nowMs) },
    random: () => 0,
    timeoutMs: 30_000,
    budgetMs,
    firstPauseMs: 1,
  });
  return {
    gate,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

const error = (status: number): Error =>
  Stripe.errors.StripeError.generate({ type: 'api_error', message: 'No.', statusCode: status });
type Request = () => Promise<string>;
const failing = (thrown: Error) => vi.fn<Request>().mockRejectedValue(thrown);

test('gives each attempt its share of the budget', async () => {
  const { gate } = gateUnderTest(6_000);
  expect(await gate.call(async ({ timeout }) => timeout)).toBe(2_000);
  expect(await gateUnderTest(600_000).gate.call(async ({ timeout }) => timeout)).toBe(30_000);
});

test('waits for the call that is under way with the same key', async () => {
  const { gate } = gateUnderTest();
  const request = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(error(409))
    .mockResolvedValue('made');
  expect(await gate.call(request)).toBe('made');
  expect(request).toHaveBeenCalledTimes(2);
});

test('gives up when its time is over', async () => {
  const { gate, pass } = gateUnderTest(1_000);
  const conflict = error(409);
  const request = vi.fn<Request>(async () => {
    pass(600);
    return Promise.reject(conflict);
  });
  await expect(gate.call(request)).rejects.toBe(conflict);
  expect(request).toHaveBeenCalledTimes(2);
});

test('does not repeat what Stripe has refused', async () => {
  const { gate } = gateUnderTest();
  const request = failing(error(400));
  await expect(gate.call(request)).rejects.toMatchObject({ statusCode: 400 });
  expect(request).toHaveBeenCalledTimes(1);
});

test('asks a Stripe that is down no more, until the pause is over', async () => {
  const { gate, pass } = gateUnderTest();
  const down = error(503);
  for (let count = 0; count < 5; count += 1) {
    await expect(gate.call(failing(down))).rejects.toBe(down);
  }
  const request = vi.fn<Request>().mockResolvedValue('answer');
  await expect(gate.call(request)).rejects.toMatchObject({
    code: 'stripe_unavailable',
    retryAfterMs: 10_000,
    cause: down,
  });
  expect(request).not.toHaveBeenCalled();
  pass(10_000);
  expect(await gate.call(request)).toBe('answer');
  expect(await gate.call(request)).toBe('answer');
});
