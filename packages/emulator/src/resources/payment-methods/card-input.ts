/**
 * Reads the card of a request: its number, expiry and CVC, or a test token that stands for them.
 * What a customer may have mistyped is answered as a card error that a form can show.
 * https://docs.stripe.com/testing#invalid-data
 */
import type Stripe from 'stripe';

import { invalidRequest, StripeError } from '../../http/stripe-error.ts';
import { cardError, realCardInTestMode } from './card-decline.ts';
import { digitsOf, passesLuhn } from './card-number.ts';
import type { TestCard } from './test-card.ts';
import { findTestCard, findTestToken } from './test-cards.ts';

/** A card as it was typed in, with nothing wrong about it. */
export interface CardInput {
  card: TestCard;
  expMonth: number;
  expYear: number;
  hasCvc: boolean;
}

/** The card of a request at the time `now` (Unix seconds); throws what is wrong with it. */
export function readCard(
  given: Stripe.PaymentMethodCreateParams.Card | undefined,
  now: number,
): CardInput {
  if (given?.token !== undefined) return cardOfToken(given.token, now);
  const number = required(given?.number, 'card[number]');
  const month = required(given?.exp_month, 'card[exp_month]');
  const year = required(given?.exp_year, 'card[exp_year]');
  const card = cardOfNumber(number);
  const expiry = checkExpiry({ expMonth: month, expYear: year }, now);
  if (given?.cvc !== undefined) checkCvc(given.cvc, card);
  return { card, ...expiry, hasCvc: given?.cvc !== undefined };
}

/** The card behind a test id: it expires in a year, and its CVC was given. */
export function cardInputOf(card: TestCard, now: number): CardInput {
  const today = new Date(now * 1000);
  return {
    card,
    expMonth: today.getUTCMonth() + 1,
    expYear: today.getUTCFullYear() + 1,
    hasCvc: true,
  };
}

/** An expiry of now or later, with the year in four digits; throws what is wrong with it. */
export function checkExpiry(
  { expMonth, expYear }: { expMonth: number; expYear: number },
  now: number,
): { expMonth: number; expYear: number } {
  const today = new Date(now * 1000);
  const thisYear = today.getUTCFullYear();
  const year = fullYear(expYear, thisYear);
  if (expMonth < 1 || expMonth > 12) throw invalidMonth();
  if (year < thisYear || year > thisYear + 50) throw invalidYear();
  if (year === thisYear && expMonth < today.getUTCMonth() + 1) throw invalidMonth();
  return { expMonth, expYear: year };
}

function cardOfToken(token: string, now: number): CardInput {
  const card = findTestToken(token);
  if (card === undefined) {
    throw invalidRequest(`No such token: '${token}'`, {
      code: 'resource_missing',
      param: 'card[token]',
    });
  }
  return cardInputOf(card, now);
}

function cardOfNumber(number: string): TestCard {
  const digits = digitsOf(number);
  if (!passesLuhn(digits)) {
    throw mistyped('incorrect_number', 'Your card number is incorrect.', 'number');
  }
  const card = findTestCard(digits);
  if (card === undefined) throw cardError(realCardInTestMode, 'number');
  return card;
}

function checkCvc(cvc: string, card: TestCard): void {
  const form = card.brand === 'amex' ? /^\d{3,4}$/ : /^\d{3}$/;
  if (!form.test(cvc))
    throw mistyped('invalid_cvc', "Your card's security code is invalid.", 'cvc');
}

/** 34 is 2034, and 95 is 1995: the nearest year that ends so. */
function fullYear(year: number, thisYear: number): number {
  if (year < 0 || year > 99) return year;
  const inThisCentury = thisYear - (thisYear % 100) + year;
  return inThisCentury - thisYear > 50 ? inThisCentury - 100 : inThisCentury;
}

function invalidMonth(): StripeError {
  return mistyped('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
}

function invalidYear(): StripeError {
  return mistyped('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
}

function mistyped(code: string, message: string, param: string): StripeError {
  return new StripeError({ status: 402, type: 'card_error', code, message, param });
}

function required<T>(value: T | undefined, param: string): T {
  if (value !== undefined) return value;
  throw invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
}
