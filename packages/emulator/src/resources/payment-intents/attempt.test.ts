import { expect, test } from 'vitest';

import { insufficientFunds as decline } from '../payment-methods/card-decline.ts';
import { attempt, type AttemptedCard, type Circumstances } from './attempt.ts';

const card: AttemptedCard = {
  threeDSecure: 'not_supported',
  setUp: false,
  decline: null,
  riskLevel: 'normal',
};
const onSession: Circumstances = {
  offSession: false,
  authenticated: false,
};
test('A plain card is charged', () => {
  expect(attempt(card, onSession)).toEqual({ kind: 'succeeds', riskLevel: 'normal' });
});

test('A card that the bank declines is declined with its reason', () => {
  expect(attempt({ ...card, decline }, onSession)).toEqual({ kind: 'declined', decline });
});

test('A card that requires 3D Secure is challenged, and charged after the challenge', () => {
  const required: AttemptedCard = { ...card, threeDSecure: 'required' };
  expect(attempt(required, onSession).kind).toBe('challenge');
  expect(attempt(required, { ...onSession, authenticated: true }).kind).toBe('succeeds');
});

test('After the challenge the bank may still decline', () => {
  const required: AttemptedCard = { ...card, threeDSecure: 'required', decline };
  expect(attempt(required, onSession).kind).toBe('challenge');
  expect(attempt(required, { ...onSession, authenticated: true }).kind).toBe('declined');
});

test('Off session, a card that requires 3D Secure fails until it has been set up', () => {
  const offSession = { ...onSession, offSession: true };
  const untilSetUp: AttemptedCard = { ...card, threeDSecure: 'required_until_set_up' };
  expect(attempt(untilSetUp, offSession).kind).toBe('authentication_required');
  expect(attempt({ ...untilSetUp, setUp: true }, offSession).kind).toBe('succeeds');
  expect(attempt({ ...untilSetUp, threeDSecure: 'required', setUp: true }, offSession).kind).toBe(
    'authentication_required',
  );
});

test('On session, a card that has been set up is challenged all the same', () => {
  const setUp: AttemptedCard = { ...card, threeDSecure: 'required_until_set_up', setUp: true };
  expect(attempt(setUp, onSession).kind).toBe('challenge');
});

test('A card that knows 3D Secure, and does not ask for it, is charged', () => {
  const supported: AttemptedCard = { ...card, threeDSecure: 'supported' };
  expect(attempt(supported, onSession).kind).toBe('succeeds');
  expect(attempt(supported, { ...onSession, offSession: true }).kind).toBe('succeeds');
});
