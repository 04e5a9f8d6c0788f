import type { PaymentIntent, Stripe } from '@stripe/stripe-js';
import { describe, expect, test } from 'vitest';

import { paymentIntent } from '../testing/intents.ts';
import { type FormEvent, type FormState, initialState, nextState } from './form-state.ts';

type State = FormState<PaymentIntent>;
type Event = FormEvent<PaymentIntent>;

const intent = paymentIntent();
// The states only hand Stripe.js on; none of them calls it.
const stripe = {} as Stripe;
const opened: Event = { type: 'opened', opened: { stripe, intent }, problem: null };
const problem = { message: 'Your card has expired.', takesFocus: true };
const settled: Event = { type: 'settled', settlement: { status: 'succeeded', intent } };

const after = (...events: Event[]): State => {
  let state: State = initialState;
  for (const event of events) state = nextState(state, event);
  return state;
};
const ready = [opened, { type: 'fields are ready' }] as const;
const lost: Event = { type: 'failed to load', mayRetry: true };

describe('a form', () => {
  test('opens, waits for the fields, works and settles', () => {
    expect(after().name).toBe('opening');
    expect(after(opened).name).toBe('preparing');
    expect(after(...ready).name).toBe('ready');
    expect(after(...ready, { type: 'submitted' }).name).toBe('working');
    expect(after(...ready, { type: 'submitted' }, settled).name).toBe('settled');
  });

  test('is ready again after a decline, and forgets it at the next attempt', () => {
    const declined = [...ready, { type: 'submitted' }, { type: 'refused', problem }] as const;
    expect(after(...declined)).toMatchObject({ name: 'ready', problem });
    expect(after(...declined, { type: 'submitted' })).toMatchObject({
      name: 'working',
      problem: null,
    });
  });

  test('cannot be submitted twice at once, nor before the fields are ready', () => {
    const working = after(...ready, { type: 'submitted' });
    expect(nextState(working, { type: 'submitted' })).toBe(working);
    const preparing = after(opened);
    expect(nextState(preparing, { type: 'submitted' })).toBe(preparing);
  });

  test('settles at once when it was paid before', () => {
    expect(after(settled)).toMatchObject({ name: 'settled' });
  });

  test('never leaves its end', () => {
    const end = after(settled);
    expect([opened, lost, { type: 'retried' } as const].map((e) => nextState(end, e))).toEqual([
      end,
      end,
      end,
    ]);
  });
});

describe('a form that could not be loaded', () => {
  test('is opened anew when the customer wishes, as another attempt', () => {
    expect(after(lost)).toEqual({ name: 'unavailable', attempt: 1, mayRetry: true });
    expect(after(lost, { type: 'retried' })).toEqual({ name: 'opening', attempt: 2 });
    expect(after(opened, lost, { type: 'retried' })).toEqual({ name: 'opening', attempt: 2 });
  });

  test('is not, when another attempt would fail of the same', () => {
    const state = after({ type: 'failed to load', mayRetry: false });
    expect(nextState(state, { type: 'retried' })).toBe(state);
  });

  test('does not take away fields that are there', () => {
    expect(after(...ready, lost).name).toBe('ready');
  });
});
