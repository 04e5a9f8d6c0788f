import type { StripeError } from '@stripe/stripe-js';
import { describe, expect, test } from 'vitest';

import { de } from '../../declines/messages/de.ts';
import { paymentIntent, setupIntent } from '../testing/intents.ts';
import { lastProblem, problemOf, settlementOf } from './settlement.ts';

const words = (error: StripeError, locale = 'en'): string | undefined =>
  problemOf(error, locale)?.message;

describe('an intent is at its end', () => {
  test.each([
    ['succeeded', 'succeeded'],
    ['requires_capture', 'succeeded'],
    ['processing', 'processing'],
    ['canceled', 'canceled'],
  ] as const)('when it is %s', (status, ending) => {
    expect(settlementOf(paymentIntent({ status }))?.status).toBe(ending);
  });

  test.each(['requires_payment_method', 'requires_confirmation', 'requires_action'] as const)(
    'but not when it is %s',
    (status) => {
      expect(settlementOf(setupIntent({ status }))).toBeNull();
    },
  );
});

describe('an error in the customer’s words', () => {
  const declined = { type: 'card_error', code: 'card_declined' } as const;

  test('a stolen card is told what any card is', () => {
    const stolen = words({ ...declined, decline_code: 'stolen_card', message: 'Stolen.' });
    expect(stolen).toBe(words({ ...declined, decline_code: 'generic_decline' }));
    expect(stolen).toMatch(/^Your payment was declined/);
  });

  test('in their language', () => {
    expect(words({ ...declined, decline_code: 'insufficient_funds' }, 'de-AT')).toBe(
      de.insufficient_funds,
    );
  });

  test('a failed 3D Secure challenge, which is no card error', () => {
    const code = 'payment_intent_authentication_failure';
    expect(words({ type: 'invalid_request_error', code })).toMatch(
      /could not be confirmed with your bank/,
    );
  });

  test('what the fields show takes no focus from them', () => {
    const error = { type: 'validation_error', message: 'Your card number is incomplete.' } as const;
    expect(problemOf(error, 'en')).toEqual({ message: error.message, takesFocus: false });
    expect(problemOf(declined, 'en')?.takesFocus).toBe(true);
  });

  test.each(['api_connection_error', 'api_error', 'rate_limit_error'] as const)(
    '%s says nothing of the attempt',
    (type) => {
      expect(problemOf({ type, message: 'Connection reset by peer' }, 'en')).toBeNull();
    },
  );

  test('a mistake of the integration is not for the customer', () => {
    const code = 'payment_intent_unexpected_state';
    expect(problemOf({ type: 'invalid_request_error', code }, 'en')).toBeNull();
  });
});

describe('the last attempt', () => {
  const last_payment_error = { type: 'card_error', code: 'expired_card' } as const;

  test('is known to the intent', () => {
    expect(lastProblem(paymentIntent({ last_payment_error }), 'en')?.message).toMatch(/expired/);
  });

  test('does not matter once another one is under way', () => {
    const intent = paymentIntent({ last_payment_error, status: 'requires_action' });
    expect(lastProblem(intent, 'en')).toBeNull();
  });

  test('of a setup', () => {
    const last_setup_error = {
      type: 'invalid_request_error',
      code: 'setup_intent_authentication_failure',
    } as const;
    expect(lastProblem(setupIntent({ last_setup_error }), 'en')?.message).toMatch(
      /could not be confirmed with your bank/,
    );
  });
});
