// What becomes of an attempt when the answer is lost, late or wrong. That payments work is for the browser to show.
import type { PaymentIntent, Stripe, StripeElements, StripeError } from '@stripe/stripe-js';
import { describe, expect, test } from 'vitest';

import { en } from '../texts/en.ts';
import { paymentIntent } from '../testing/intents.ts';
import { type Attempt, confirm, open } from './attempt.ts';
import type { Answer } from './intent-kind.ts';
import { paymentKind } from './payment-kind.ts';

type Answers = () => Promise<Answer<PaymentIntent>>;

const paid = paymentIntent({ status: 'succeeded' });
const unpaid = paymentIntent();
const lost = { type: 'api_connection_error', message: 'reset' } as const satisfies StripeError;
// Neither is called here: the answers come from the test.
const stripe = {} as Stripe;
const elements = {} as StripeElements;

const answers =
  (answer: Answer<PaymentIntent>): Answers =>
  async () =>
    Promise.resolve(answer);

function attemptWith(calls: { confirm?: Answers; retrieve?: Answers }): {
  attempt: Attempt<PaymentIntent>;
  errors: unknown[];
} {
  const errors: unknown[] = [];
  const kind = { ...paymentKind, ...calls };
  const onError = (error: unknown): void => void errors.push(error);
  return {
    attempt: { kind, clientSecret: 'pi_1_secret_1', locale: 'en', texts: en, onError },
    errors,
  };
}

const loads = async (): Promise<Stripe> => Promise.resolve(stripe);
const label = (intent: PaymentIntent, locale: string): string =>
  paymentKind.buttonLabel(intent, en, locale);
const confirmation = { stripe, elements, returnUrl: 'https://app.example/pay' };

describe('a confirmation', () => {
  test('whose answer was lost is looked up: it was paid', async () => {
    const { attempt, errors } = attemptWith({
      confirm: answers({ error: lost }),
      retrieve: answers({ intent: paid }),
    });
    const settlement = { status: 'succeeded', intent: paid };
    expect(await confirm(confirmation, attempt)).toEqual({ type: 'settled', settlement });
    expect(errors).toEqual([lost]);
  });

  test('whose answer was lost is looked up: it was declined', async () => {
    const declined = paymentIntent({
      last_payment_error: { type: 'card_error', code: 'expired_card' },
    });
    const { attempt } = attemptWith({
      confirm: answers({ error: lost }),
      retrieve: answers({ intent: declined }),
    });
    const problem = {
      message: 'Your card has expired. Please use another card.',
      takesFocus: true,
    };
    expect(await confirm(confirmation, attempt)).toEqual({ type: 'refused', problem });
  });

  test('nobody knows anything of: the customer may try again', async () => {
    const { attempt, errors } = attemptWith({
      confirm: async () => Promise.reject(new Error('no network')),
      retrieve: answers({ error: lost }),
    });
    const problem = { message: en.unreachable, takesFocus: true };
    expect(await confirm(confirmation, attempt)).toEqual({ type: 'refused', problem });
    expect(errors).toEqual([new Error('no network')]);
  });

  test('of what is paid already, as in another tab, ends as paid', async () => {
    const code = 'payment_intent_unexpected_state';
    const { attempt } = attemptWith({
      confirm: answers({ error: { type: 'invalid_request_error', code } }),
      retrieve: answers({ intent: paid }),
    });
    expect(await confirm(confirmation, attempt)).toMatchObject({ type: 'settled' });
  });
});

describe('opening', () => {
  test('shows what the last attempt failed of, without a move of the focus', async () => {
    const intent = paymentIntent({
      last_payment_error: { type: 'card_error', code: 'expired_card' },
    });
    const { attempt } = attemptWith({ retrieve: answers({ intent }) });
    expect(await open(loads, attempt)).toMatchObject({
      type: 'opened',
      problem: { takesFocus: false },
    });
  });

  test('may be tried again when Stripe.js was not reached', async () => {
    const { attempt, errors } = attemptWith({ retrieve: answers({ intent: unpaid }) });
    const failure = new Error('Failed to load Stripe.js');
    const fails = async (): Promise<Stripe> => Promise.reject(failure);
    expect(await open(fails, attempt)).toEqual({ type: 'failed to load', mayRetry: true });
    expect(errors).toEqual([failure]);
  });

  test('need not be tried again with a client secret that is not known', async () => {
    const error = { type: 'invalid_request_error', code: 'resource_missing' } as const;
    const { attempt, errors } = attemptWith({ retrieve: answers({ error }) });
    expect(await open(loads, attempt)).toEqual({ type: 'failed to load', mayRetry: false });
    expect(errors).toEqual([error]);
  });
});

describe('the button', () => {
  test('says how much, in the currency’s own decimals', () => {
    expect(label(paymentIntent(), 'en-US')).toBe('Pay $20.00');
    expect(label(paymentIntent({ amount: 500, currency: 'jpy' }), 'en-US')).toBe('Pay ¥500');
    expect(label(paymentIntent({ amount: 500, currency: 'isk' }), 'en-US')).toBe('Pay ISK\u00a05');
  });

  test('says no amount in a currency that is not known', () => {
    expect(label(paymentIntent({ currency: 'xyz' }), 'en-US')).toBe('Pay');
  });
});
