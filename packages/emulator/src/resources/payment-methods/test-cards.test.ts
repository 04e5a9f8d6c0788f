import { expect, test } from 'vitest';

import { passesLuhn } from './card-number.ts';
import { findTestCard, findTestPaymentMethod, findTestToken, testCards } from './test-cards.ts';

test.each(testCards.map(({ number }) => number))('%s passes the Luhn check', (number) => {
  expect(passesLuhn(number)).toBe(true);
});

test('no number and no test id stands for two cards', () => {
  const numbers = testCards.map(({ number }) => number);
  const names = testCards.flatMap((card) => card.names);
  expect(numbers).toEqual([...new Set(numbers)]);
  expect(names).toEqual([...new Set(names)]);
});

test('a card is found by its number, its payment method and its token', () => {
  const card = findTestCard('4000000000009995');
  expect(card?.charge).toMatchObject({ declineCode: 'insufficient_funds' });
  expect(findTestPaymentMethod('pm_card_chargeDeclinedInsufficientFunds')).toBe(card);
  expect(findTestToken('tok_visa_chargeDeclinedInsufficientFunds')).toBe(card);
  expect(findTestCard('4242424242424241')).toBeUndefined();
  expect(findTestPaymentMethod('tok_visa')).toBeUndefined();
});

test('whoever is declined at once is not attached either, except where Stripe says so', () => {
  const attachable = testCards.filter(
    ({ charge, attach }) => charge !== 'succeeds' && attach === null,
  );
  expect(attachable.map(({ number }) => number)).toEqual([
    '4000000000000341',
    '4100000000000019',
    '4000000000004954',
    '4000008260003178',
    '4000008400001629',
    '4000008400001280',
  ]);
});
