import { beforeEach, describe, expect, test } from 'vitest';

import { createReadLimiter, type ReadLimiter } from './read-limiter.ts';

let nowMs = 0;
let limiter: ReadLimiter;

beforeEach(() => {
  nowMs = 1_000_000;
  limiter = createReadLimiter({
    perSecond: 20,
    clock: { now: () => new Date(nowMs) },
    sleep: async (durationMs) => {
      nowMs += durationMs;
    },
  });
});

/** How many milliseconds the next read waits. */
async function waits(): Promise<number> {
  const beganMs = nowMs;
  await limiter.take();
  return nowMs - beganMs;
}

describe('the pace', () => {
  test('is even: the first read begins at once, the next a twentieth of a second later', async () => {
    expect([await waits(), await waits(), await waits()]).toEqual([0, 50, 50]);
  });

  test('gives no credit for time that nobody used', async () => {
    await waits();
    nowMs += 60_000;
    expect([await waits(), await waits()]).toEqual([0, 50]);
  });
});

describe('after a refusal', () => {
  test('nothing is read for as long as Stripe asks, then at half the rate', async () => {
    await waits();
    limiter.refused(5_000);
    expect([await waits(), await waits()]).toEqual([5_000, 100]);
    expect(limiter.perSecond).toBe(10);
  });

  test('reads that were refused together count once', () => {
    for (let read = 0; read < 8; read += 1) limiter.refused(0);
    expect(limiter.perSecond).toBe(10);
    nowMs += 1_500;
    limiter.refused(0);
    expect(limiter.perSecond).toBe(5);
  });

  test('the rate never falls to nothing', () => {
    for (let refusal = 0; refusal < 20; refusal += 1) {
      nowMs += 2_000;
      limiter.refused(0);
    }
    expect(limiter.perSecond).toBe(1);
  });

  test('it recovers little by little, up to what it was', () => {
    limiter.refused(0);
    for (let read = 0; read < 150; read += 1) limiter.succeeded();
    expect(limiter.perSecond).toBeCloseTo(15);
    for (let read = 0; read < 500; read += 1) limiter.succeeded();
    expect(limiter.perSecond).toBe(20);
  });
});

test('who is told to stop does not wait', async () => {
  await limiter.take();
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(limiter.take(stopped)).rejects.toThrow('stopped');
});
