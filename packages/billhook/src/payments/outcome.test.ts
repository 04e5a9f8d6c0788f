import type Stripe from 'stripe';
import { describe, expect, test } from 'vitest';

import type { PaymentOutcome } from './payment.ts';
import { outcomeOf } from './outcome.ts';

interface Given {
  readonly status: string;
  readonly last_payment_error?: object;
  readonly payment_method?: string;
  readonly next_action?: object;
  readonly cancellation_reason?: string;
}

const recoveryUrl = 'https://app.example/billhook/recover';

function outcome(given: Given, locale?: string): PaymentOutcome {
  const unset = { last_payment_error: null, payment_method: null, next_action: null };
  const intent = { ...unset, client_secret: 'pi_1_secret_2', ...given };
  // Only the fields above are read.
  return outcomeOf(intent as unknown as Stripe.PaymentIntent, { locale, recoveryUrl });
}

test.each(['succeeded', 'requires_capture', 'processing'])('%s says no more', (status) => {
  expect(outcome({ status })).toEqual({ status });
});

test.each(['requires_payment_method', 'requires_confirmation'])(
  '%s comes with the secret',
  (status) => {
    expect(outcome({ status })).toEqual({ status, clientSecret: 'pi_1_secret_2' });
  },
);

test('a state that Stripe adds is neither paid nor refused', () => {
  expect(outcome({ status: 'requires_patience' })).toEqual({ status: 'processing' });
});

test('canceled says why', () => {
  const given = { status: 'canceled', cancellation_reason: 'duplicate' };
  expect(outcome(given)).toEqual({ status: 'canceled', reason: 'duplicate' });
});

const failed = (error: object, locale?: string): PaymentOutcome =>
  outcome({ status: 'requires_payment_method', last_payment_error: error }, locale);

describe('after an attempt that failed', () => {
  test('a stolen card is told nothing that any other card is not', () => {
    const stolen = failed({
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'stolen_card',
    });
    const generic = failed({
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'generic_decline',
    });
    if (stolen.status !== 'declined' || generic.status !== 'declined')
      throw new Error('Not declined.');
    expect(stolen.message).toBe(generic.message);
    expect(stolen).toMatchObject({ declineCode: 'stolen_card', retryable: false });
  });

  test('words are in the language of the customer', () => {
    const error = { type: 'card_error', code: 'expired_card' };
    const [english, french] = [failed(error), failed(error, 'fr')];
    if (english.status !== 'declined' || french.status !== 'declined')
      throw new Error('Not declined.');
    expect(french.message).not.toBe(english.message);
  });

  test('an error without a code is known by its type', () => {
    expect(failed({ type: 'api_error' })).toMatchObject({ status: 'declined', code: 'api_error' });
  });

  test('a bank that wants the customer has not refused', () => {
    const error = { code: 'authentication_required', payment_method: { id: 'pm_1' } };
    expect(failed(error)).toEqual({
      status: 'requires_action',
      clientSecret: 'pi_1_secret_2',
      nextAction: null,
      paymentMethod: 'pm_1',
      recoveryUrl,
    });
  });

  test('a customer who failed at their bank has been refused', () => {
    const error = { code: 'payment_intent_authentication_failure' };
    expect(failed(error)).toMatchObject({ status: 'declined', advice: 'authenticate' });
  });
});
