// Money that is given back: whole, in parts, never more than there was, and once however often somebody clicks.
import { money, type Refund, type RefundInput } from 'billhook';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  answerBank,
  cardMethod,
  type EmulatedBillhook,
  missionCards,
  startEmulatedBillhook,
} from './support/emulated-billhook.ts';

let app: EmulatedBillhook;
beforeAll(async () => {
  app = await startEmulatedBillhook();
});
afterAll(async () => app.close());

const user = { id: 'user_1' };
const usd = (amount: string | number) => money(amount, 'usd');
/** Its refunds fail some time after they seemed to have succeeded. */
const refundsFail = '4000000000005126';
const returnUrl = 'https://app.example/thanks';

/** A payment that was paid by the card; its id. */
async function paid(
  minorUnits = 10_000,
  card: string = missionCards.succeeds,
  { billhook } = app,
): Promise<string> {
  const { payments } = billhook;
  const begun = await payments.create({ user, amount: usd(minorUnits) });
  const paymentMethod = await cardMethod(billhook, card);
  const { outcome } = await payments.confirm(begun.id, { paymentMethod, returnUrl });
  if (outcome.status === 'requires_action') {
    await answerBank(outcome.nextAction?.redirect_to_url?.url ?? '', 'complete');
  }
  return begun.id;
}

/** What Stripe says was given back, in minor units. */
async function refundedOf(payment: string): Promise<number> {
  const { latest_charge: charge } = await app.billhook.stripe.paymentIntents.retrieve(payment, {
    expand: ['latest_charge'],
  });
  return typeof charge === 'string' || charge === null ? 0 : charge.amount_refunded;
}

const refund = async (input: RefundInput): Promise<Refund> => app.billhook.refunds.create(input);

describe('a payment is given back', () => {
  test.each([missionCards.succeeds, missionCards.asksTheBank])('as a whole: %s', async (card) => {
    const payment = await paid(2_000, card);
    const refunded = await refund({ payment, reason: 'requested_by_customer' });
    expect(refunded).toMatchObject({
      id: expect.stringMatching(/^re_/),
      payment,
      amount: { amount: 2_000, currency: 'usd' },
      status: 'succeeded',
      failureReason: null,
    });
    expect(refunded.refund.metadata).toMatchObject({ billhook_user: 'user_1' });
    expect(await app.billhook.refunds.get(refunded.id)).toMatchObject({ status: 'succeeded' });
  });

  test('in parts, up to what is left', async () => {
    const payment = await paid(2_000);
    await refund({ payment, amount: usd('5.00') });
    await refund({ payment, amount: usd('5.00') });
    const rest = await refund({ payment });
    expect(rest.amount.amount).toBe(1_000);
    const list = await app.billhook.refunds.list({ payment });
    expect(list.map(({ amount }) => amount.amount)).toEqual([1_000, 500, 500]);
  });

  test.each([missionCards.declined, missionCards.insufficientFunds])(
    'not when nothing was taken: %s',
    async (card) => {
      const payment = await paid(2_000, card);
      await expect(refund({ payment })).rejects.toMatchObject({ code: 'payment_not_refundable' });
    },
  );

  test('not while the money is only held', async () => {
    const { payments } = app.billhook;
    const held = await payments.create({ user, amount: usd('20.00'), captureMethod: 'manual' });
    const paymentMethod = await cardMethod(app.billhook, missionCards.succeeds);
    await payments.confirm(held.id, { paymentMethod, returnUrl });
    await expect(refund({ payment: held.id })).rejects.toMatchObject({
      code: 'payment_not_refundable',
    });
    await payments.capture(held.id, { amount: usd('15.00') });
    await expect(refund({ payment: held.id, amount: usd('15.01') })).rejects.toMatchObject({
      code: 'refund_too_large',
    });
    expect((await refund({ payment: held.id })).amount.amount).toBe(1_500);
  });

  test('after it failed, it can be given back again', async () => {
    const payment = await paid(2_000, refundsFail);
    const first = await refund({ payment });
    app.emulator.clock.advanceMs(60_000);
    expect(await app.billhook.refunds.get(first.id)).toMatchObject({
      status: 'failed',
      failureReason: expect.any(String),
    });
    expect((await refund({ payment })).id).not.toBe(first.id);
  });
});

describe('more than is left', () => {
  test('is refused before Stripe is asked, saying what is left', async () => {
    const payment = await paid(2_000);
    await refund({ payment, amount: usd('15.00') });
    await expect(refund({ payment, amount: usd('5.01') })).rejects.toMatchObject({
      code: 'refund_too_large',
      message: '5.01 USD is not what can be refunded: 5.00 USD of this payment is left.',
    });
    await refund({ payment });
    await expect(refund({ payment })).rejects.toMatchObject({
      message: 'Nothing more can be refunded: 0.00 USD of this payment is left.',
    });
    expect(await refundedOf(payment)).toBe(2_000);
  });

  test('in another currency, or nothing at all, is refused too', async () => {
    const payment = await paid(2_000);
    for (const amount of [money('5.00', 'eur'), usd(0)]) {
      await expect(refund({ payment, amount })).rejects.toMatchObject({ code: 'refund_too_large' });
    }
  });

  test('is refused by Stripe, when another refund came in between', async () => {
    // Slow enough for both to look before either is refunded.
    const slow = await startEmulatedBillhook({ emulator: { latencyMs: 50 } });
    const payment = await paid(2_000, missionCards.succeeds, slow);
    const both = await Promise.allSettled(
      ['15.00', '14.00'].map(async (amount) =>
        slow.billhook.refunds.create({ payment, amount: usd(amount) }),
      ),
    );
    const refused = both.find((each) => each.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'refund_too_large',
      cause: { type: 'StripeInvalidRequestError' },
    });
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await slow.close();
  });
});

describe('a double click', () => {
  test('refunds once: 20 at once, over two instances, whole and in part', async () => {
    const other = await app.another();
    for (const amount of [usd('7.00'), undefined]) {
      const payment = await paid(10_000);
      const clicks = Array.from({ length: 20 }, async (_, index) =>
        (index % 2 === 0 ? app.billhook : other).refunds.create({
          payment,
          ...(amount === undefined ? {} : { amount }),
        }),
      );
      const made = await Promise.all(clicks);
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
      expect(await refundedOf(payment)).toBe(amount?.amount ?? 10_000);
    }
  });

  test('a key of the app’s own refunds once, at any time; with another amount it is refused', async () => {
    const payment = await paid();
    const input = { payment, amount: usd('7.00'), idempotencyKey: 'return_1' };
    const first = await refund(input);
    await refund({ payment, amount: usd('1.00') });
    expect((await refund(input)).id).toBe(first.id);
    await expect(refund({ ...input, amount: usd('8.00') })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
    expect(await refundedOf(payment)).toBe(800);
  });
});

describe('100 random refunds at once', () => {
  test(
    'never exceed the payment, and those that succeed add up',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 100, maxLength: 100 }),
          async (amounts) => {
            const payment = await paid(5_000);
            const results = await Promise.allSettled(
              amounts.map(async (amount, index) =>
                refund({ payment, amount: usd(amount), idempotencyKey: `${payment} ${index}` }),
              ),
            );
            const given = results
              .flatMap((result) =>
                result.status === 'fulfilled' ? [result.value.amount.amount] : [],
              )
              .reduce((sum, amount) => sum + amount, 0);
            const refusals = results.flatMap((result): unknown[] =>
              result.status === 'rejected' ? [result.reason] : [],
            );
            expect(refusals).toEqual(
              refusals.map(() => expect.objectContaining({ code: 'refund_too_large' })),
            );
            expect(given).toBeLessThanOrEqual(5_000);
            expect(await refundedOf(payment)).toBe(given);
            // What was refused was refused for good reason: nothing that was asked for would still fit.
            const left = 5_000 - given;
            const fitting = results.filter(
              (result, index) => result.status === 'rejected' && (amounts[index] ?? 0) <= left,
            );
            expect(fitting).toHaveLength(0);
          },
        ),
        { numRuns: 3 },
      );
    },
  );
});
