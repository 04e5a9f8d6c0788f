// No doubled money: processes that are killed when Stripe has accepted and they do not know yet, answers that are lost,
// keys that Stripe has forgotten, and a Stripe that is down.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

import { money } from 'billhook';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import {
  cardMethod,
  type EmulatedBillhook,
  missionCards,
  saveCard,
  startEmulatedBillhook,
} from './support/emulated-billhook.ts';
import { type HoldingProxy, startHoldingProxy } from './support/holding-proxy.ts';

let app: EmulatedBillhook;
let proxy: HoldingProxy;
const children: ChildProcess[] = [];
const user = { id: 'user_1' };
const amount = money('12.00', 'eur');

beforeEach(async () => {
  app = await startEmulatedBillhook();
  proxy = await startHoldingProxy(app.url);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await proxy.close();
  await app.close();
});

function start(what: 'charge' | 'pay' | 'refund', id: string): ChildProcess {
  const file = new URL('support/move-money.ts', import.meta.url);
  const child = fork(file, [app.database.url, proxy.url, what, id], {
    execArgv: ['--conditions=billhook-source', '--import', 'tsx'],
  });
  children.push(child);
  return child;
}

/** Has a process do it, and kills that when Stripe has accepted and has not answered. */
async function killedInBetween(
  what: 'charge' | 'pay' | 'refund',
  id: string,
  call: string,
): Promise<void> {
  proxy.hold(call);
  const victim = start(what, id);
  await proxy.held;
  victim.kill('SIGKILL');
  await once(victim, 'exit');
  proxy.release();
}

/** The id of what the next process ends with. */
async function restarted(what: 'charge' | 'pay' | 'refund', id: string): Promise<unknown> {
  const [result] = await once(start(what, id), 'message');
  return result;
}

async function charges(): Promise<string[]> {
  const { data } = await app.billhook.stripe.charges.list({ limit: 100 });
  return data.map(({ payment_intent: intent }) => (typeof intent === 'string' ? intent : ''));
}

async function intents(): Promise<string[]> {
  const { data } = await app.billhook.stripe.paymentIntents.list({ limit: 100 });
  return data.map(({ id }) => id);
}

describe('killed when Stripe had accepted and it did not know yet', { timeout: 90_000 }, () => {
  test('a saved card: the restart ends with one charge', async () => {
    await saveCard(app.billhook, user, missionCards.succeeds);
    await killedInBetween('charge', user.id, 'POST /v1/payment_intents');
    expect(await charges()).toHaveLength(1);
    const id = await restarted('charge', user.id);
    expect(await charges()).toEqual([id]);
    const found = await app.billhook.payments.forReference('killed');
    expect(found).toMatchObject([{ id, outcome: { status: 'succeeded' } }]);
  });

  test('a saved card that is declined: the restart learns it, without another attempt', async () => {
    await saveCard(app.billhook, user, '4000000000000341');
    await killedInBetween('charge', user.id, 'POST /v1/payment_intents');
    const id = await restarted('charge', user.id);
    expect(await charges()).toEqual([id]);
  });

  test('the card is charged once also when Stripe has forgotten the key by then', async () => {
    await saveCard(app.billhook, user, missionCards.succeeds);
    await killedInBetween('charge', user.id, 'POST /v1/payment_intents');
    app.emulator.clock.advanceMs(25 * 3_600_000);
    await app.database.database.query(
      `update billhook.operations set called_at = called_at - interval '25 hours'`,
    );
    const id = await restarted('charge', user.id);
    expect(await charges()).toEqual([id]);
    expect(await intents()).toEqual([id]);
  });

  test('a refund: the restart ends with one refund', async () => {
    await saveCard(app.billhook, user, missionCards.succeeds);
    const { id: payment } = await app.billhook.payments.chargeSaved(user, {
      amount,
      reference: 'r',
    });
    await killedInBetween('refund', payment, 'POST /v1/refunds');
    const id = await restarted('refund', payment);
    const refunds = await app.billhook.refunds.list({ payment });
    expect(refunds.map((refund) => refund.id)).toEqual([id]);
  });

  test('a payment that the customer is to make: the restart has the same one', async () => {
    await killedInBetween('pay', user.id, 'POST /v1/payment_intents');
    const id = await restarted('pay', user.id);
    expect(await intents()).toEqual([id]);
  });
});

test('a second process that asks while the first waits for its answer gets the same payment', async () => {
  await saveCard(app.billhook, user, missionCards.succeeds);
  proxy.hold('POST /v1/payment_intents');
  start('charge', user.id);
  await proxy.held;
  const input = { amount, reference: 'killed' };
  const payment = await app.billhook.payments.chargeSaved(user, input);
  expect(await charges()).toEqual([payment.id]);
});

test('a call that Stripe refused is no obstacle to the one that is right', async () => {
  const input = { amount, reference: 'mended', paymentMethod: 'pm_made_up' };
  await expect(app.billhook.payments.chargeSaved(user, input)).rejects.toMatchObject({
    code: 'resource_missing',
  });
  const paymentMethod = await saveCard(app.billhook, user, missionCards.succeeds);
  const paid = await app.billhook.payments.chargeSaved(user, { ...input, paymentMethod });
  expect(paid.outcome).toEqual({ status: 'succeeded' });
});

test('what was made is found when Stripe has long forgotten the key', async () => {
  const input = { user, amount, reference: 'old' };
  const { id } = await app.billhook.payments.create(input);
  app.emulator.clock.advanceMs(30 * 24 * 3_600_000);
  expect((await app.billhook.payments.create(input)).id).toBe(id);
});

test('no card number, secret or parameter stays in the database when a call is settled', async () => {
  await cardMethod(app.billhook, missionCards.succeeds);
  await app.billhook.payments.create({
    user,
    amount,
    reference: 'clean',
    receiptEmail: 'ada@example.com',
  });
  const { rows } = await app.database.database.query('select * from billhook.operations');
  expect(rows).toMatchObject([{ state: 'settled', params: null, reference: 'clean' }]);
  expect(JSON.stringify(rows)).not.toMatch(/4242|_secret_|ada@example/);
});

describe('while Stripe is down', () => {
  test(
    'calls fail fast after some have failed: Stripe is not even asked',
    { timeout: 60_000 },
    async () => {
      const instance = await app.another({
        stripe: {
          secretKey: 'sk_test_payments',
          webhookSecrets: ['whsec_payments'],
          apiBase: proxy.url,
        },
      });
      await instance.payments.create({ user, amount, reference: 'before' });
      proxy.outage = 503;
      const get = async (): Promise<unknown> =>
        instance.payments.get('pi_1').catch((error: unknown) => error);
      await Promise.all(Array.from({ length: 5 }, get));
      const before = proxy.requests;
      expect(await get()).toMatchObject({
        code: 'stripe_unavailable',
        retryAfterMs: expect.any(Number),
        cause: { statusCode: 503 },
      });
      expect(proxy.requests).toBe(before);
    },
  );
});
