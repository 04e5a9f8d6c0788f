import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { idOf } from '../../testing/emulated-stripe.ts';
import { PaymentsUnderTest, refusal } from '../../testing/payments-under-test.ts';

let payments: PaymentsUnderTest;
let stripe: Stripe;

beforeAll(async () => {
  payments = await PaymentsUnderTest.start();
  stripe = payments.stripe;
});

afterAll(() => payments.close());

type BankType = 'ideal' | 'sepa_debit' | 'us_bank_account';

function payBy(
  type: BankType,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 2_000,
    currency: type === 'us_bank_account' ? 'usd' : 'eur',
    allowed_payment_method_types: ['card', type],
    confirm: true,
    ...more,
  });
}

function types(events: readonly Stripe.Event[]): string[] {
  return events.map(({ type }) => type);
}

function after(seconds: number): Promise<Stripe.Event[]> {
  return payments.eventsOf(() => {
    payments.emulator.clock.advanceMs(seconds * 1_000);
    return Promise.resolve();
  });
}

describe('a debit', () => {
  test.each<[BankType, string]>([
    ['us_bank_account', 'pm_usBankAccount_success'],
    ['sepa_debit', 'pm_success_at'],
  ])('of a %s is processed, and succeeds after a while', async (type, paymentMethod) => {
    let intent: Stripe.PaymentIntent | undefined;
    const begun = await payments.eventsOf(async () => {
      intent = await payBy(type, { payment_method: paymentMethod, expand: ['latest_charge'] });
    });
    expect(types(begun)).toEqual([
      'payment_intent.created',
      'charge.pending',
      'payment_intent.processing',
    ]);
    expect(intent).toMatchObject({
      status: 'processing',
      amount_received: 0,
      payment_method_types: ['card', type],
      latest_charge: {
        status: 'pending',
        paid: false,
        balance_transaction: null,
        payment_method_details: { type, [type]: { mandate: expect.stringMatching(/^mandate_/) } },
      },
    });
    const charge = idOf(intent?.latest_charge ?? null);
    expect((await refusal(stripe.refunds.create({ charge }))).message).toMatch(
      /does not have a successful charge to refund/,
    );
    const settled = await after(6);
    expect(types(settled)).toEqual(['charge.succeeded', 'payment_intent.succeeded']);
    expect(await stripe.charges.retrieve(charge)).toMatchObject({
      status: 'succeeded',
      paid: true,
      amount_captured: 2_000,
      balance_transaction: expect.stringMatching(/^txn_/),
    });
    expect((await stripe.refunds.create({ charge })).destination_details).toBeUndefined();
  });

  test.each([
    ['us_bank_account', 'pm_usBankAccount_insufficientFunds', 'insufficient_funds'],
    ['us_bank_account', 'pm_usBankAccount_accountClosed', 'account_closed'],
    ['sepa_debit', 'pm_failed_at', 'generic_could_not_process'],
  ] as const)('of a %s by %s fails later: %s', async (type, paymentMethod, code) => {
    const { id } = await payBy(type, { payment_method: paymentMethod });
    const settled = await after(6);
    expect(types(settled)).toEqual(['charge.failed', 'payment_intent.payment_failed']);
    expect(settled[0]?.data.object).toMatchObject({ status: 'failed', failure_code: code });
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code, payment_method: { type } },
    });
  });

  test('can take three minutes', async () => {
    const { id } = await payBy('sepa_debit', { payment_method: 'pm_successDelayed_at' });
    await after(170);
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('processing');
    await after(11);
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded');
  });

  test('can be disputed as soon as it has succeeded', async () => {
    const { latest_charge: charge } = await payBy('sepa_debit', {
      payment_method: 'pm_disputed_at',
    });
    expect(types(await after(6))).toEqual([
      'charge.succeeded',
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'payment_intent.succeeded',
    ]);
    expect((await stripe.disputes.list({ charge: idOf(charge) })).data).toHaveLength(1);
  });

  test('that is canceled while it is processed comes to nothing', async () => {
    const { id } = await payBy('us_bank_account', { payment_method: 'pm_usBankAccount_success' });
    expect((await stripe.paymentIntents.cancel(id)).status).toBe('canceled');
    expect(types(await after(6))).toEqual([]);
  });

  test('takes an account that is typed in, and saves it for later', async () => {
    const customer = await payments.customer();
    const { id: account } = await stripe.paymentMethods.create({
      type: 'us_bank_account',
      billing_details: { name: 'Jenny Rosen' },
      us_bank_account: {
        account_holder_type: 'individual',
        account_number: '000123456789',
        routing_number: '110000000',
      },
    });
    const setUp = await stripe.setupIntents.create({
      customer,
      allowed_payment_method_types: ['us_bank_account'],
      confirm: true,
      payment_method: account,
      expand: ['mandate'],
    });
    expect(setUp).toMatchObject({
      status: 'succeeded',
      mandate: { status: 'active', payment_method: account, type: 'multi_use' },
    });
    const mandate = await stripe.mandates.retrieve(idOf(setUp.mandate));
    expect(mandate.payment_method_details).toEqual({
      type: 'us_bank_account',
      us_bank_account: {},
    });
    const paid = await payBy('us_bank_account', {
      customer,
      payment_method: account,
      off_session: true,
    });
    expect(paid.status).toBe('processing');
  });
});

async function redirected(): Promise<Stripe.PaymentIntent> {
  const { id } = await stripe.paymentMethods.create({ type: 'ideal', ideal: { bank: 'ing' } });
  return payBy('ideal', { payment_method: id, return_url: 'https://shop.example/paid' });
}

describe('iDEAL', () => {
  test('sends the customer to the bank, and is paid when they authorize it', async () => {
    const intent = await redirected();
    expect(intent).toMatchObject({
      status: 'requires_action',
      next_action: {
        type: 'redirect_to_url',
        redirect_to_url: { return_url: 'https://shop.example/paid' },
      },
    });
    const page = await fetch(intent.next_action?.redirect_to_url?.url ?? '');
    expect(await page.text()).toContain('Authorize test payment');
    let reply: Response | undefined;
    const events = await payments.eventsOf(async () => {
      reply = await payments.answerChallenge(intent, 'complete');
    });
    expect(types(events)).toEqual([
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
    ]);
    expect(reply?.headers.get('Location')).toContain('redirect_status=succeeded');
    const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    expect(paid).toMatchObject({
      status: 'succeeded',
      latest_charge: { payment_method_details: { type: 'ideal', ideal: { bank: 'ing' } } },
    });
  });

  test('is not paid when the customer fails it', async () => {
    const intent = await redirected();
    const reply = await payments.answerChallenge(intent, 'fail');
    expect(reply.headers.get('Location')).toContain('redirect_status=failed');
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe(
      'requires_payment_method',
    );
  });
});

describe('refused is', () => {
  test('another currency than the bank’s, and a type that was not asked for', async () => {
    const dollars = payBy('sepa_debit', { currency: 'usd', payment_method: 'pm_success_at' });
    expect((await refusal(dollars)).code).toBe('payment_method_currency_mismatch');
    const byCardOnly = payments.pay('pm_usBankAccount_success');
    expect((await refusal(byCardOnly)).code).toBe('payment_intent_incompatible_payment_method');
  });

  test.each<[Stripe.PaymentMethodCreateParams, string]>([
    [{ type: 'sepa_debit', sepa_debit: { iban: 'AT00' } }, 'sepa_debit[iban]'],
    [{ type: 'us_bank_account' }, 'us_bank_account[account_number]'],
  ])('an account that is none: %o', async (parameters, param) => {
    expect(await refusal(stripe.paymentMethods.create(parameters))).toMatchObject({
      statusCode: 400,
      param,
    });
  });
});
