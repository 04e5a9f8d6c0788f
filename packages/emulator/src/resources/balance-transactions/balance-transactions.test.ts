import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { idOf } from '../../testing/emulated-stripe.ts';
import { PaymentsUnderTest, refusal } from '../../testing/payments-under-test.ts';

let payments: PaymentsUnderTest;
let stripe: Stripe;

beforeAll(async () => {
  payments = await PaymentsUnderTest.start();
  stripe = payments.stripe;
});

afterAll(() => payments.close());

const dayMs = 24 * 60 * 60 * 1000;

/** The balance transaction of a payment of $20.00, or of what is asked for. */
async function transactionOf(
  paymentMethod: string,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.BalanceTransaction> {
  const charge = idOf((await payments.pay(paymentMethod, more)).latest_charge);
  const [transaction] = (await stripe.balanceTransactions.list({ source: charge })).data;
  if (transaction === undefined) throw new Error('The charge was not booked');
  return transaction;
}

test('A charge is booked with its fee', async () => {
  const transaction = await transactionOf('pm_card_visa', { description: 'Order 7' });
  expect(await stripe.balanceTransactions.retrieve(transaction.id)).toEqual(transaction);
  expect(transaction).toEqual({
    id: expect.stringMatching(/^txn_\w{24}$/),
    object: 'balance_transaction',
    amount: 2_000,
    available_on: expect.any(Number),
    balance_type: 'payments',
    created: expect.any(Number),
    currency: 'usd',
    description: 'Order 7',
    exchange_rate: null,
    fee: 88,
    fee_details: [
      {
        amount: 88,
        application: null,
        currency: 'usd',
        description: 'Stripe processing fees',
        type: 'stripe_fee',
      },
    ],
    net: 1_912,
    reporting_category: 'charge',
    source: expect.stringMatching(/^ch_/),
    status: 'pending',
    type: 'charge',
  });
});

test('Yen have no decimals', async () => {
  const transaction = await transactionOf('pm_card_visa', { amount: 5_000, currency: 'jpy' });
  expect(transaction).toMatchObject({ amount: 5_000, currency: 'jpy', fee: 175, net: 4_825 });
});

test('The money becomes available when it is due', async () => {
  const { id, available_on: availableOn } = await transactionOf('pm_card_visa');
  expect(availableOn % 86_400).toBe(0);
  payments.emulator.clock.advanceMs(2 * dayMs);
  const later = await stripe.balanceTransactions.retrieve(id, { expand: ['source'] });
  expect(later).toMatchObject({ status: 'available', source: { object: 'charge' } });
});

test('The money of some cards is available at once', async () => {
  const card = await payments.card('4000000000000077');
  expect(await transactionOf(card)).toMatchObject({ status: 'available' });
});

test('Transactions are found by type, currency and time', async () => {
  await transactionOf('pm_card_visa', { amount: 700, currency: 'eur' });
  const list = stripe.balanceTransactions;
  const euros = await list.list({ currency: 'eur', type: 'charge' });
  expect(euros.data.map(({ amount }) => amount)).toEqual([700]);
  expect((await list.list({ type: 'refund' })).data).toEqual([]);
  expect((await list.list({ payout: 'po_1' })).data).toEqual([]);
  const [newest] = (await list.list({ limit: 1 })).data;
  const created = { lt: (newest?.created ?? 0) - 3_600 };
  expect((await list.list({ currency: 'eur', created })).data).toEqual([]);
});

test('A declined charge moves nothing', async () => {
  const refused = await refusal(payments.pay('pm_card_visa_chargeDeclined'));
  const moved = await stripe.balanceTransactions.list({ source: refused.charge ?? '' });
  expect(moved.data).toEqual([]);
});

test('An unknown transaction is a 404', async () => {
  expect(await refusal(stripe.balanceTransactions.retrieve('txn_none'))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    message: "No such balance transaction: 'txn_none'",
  });
});
