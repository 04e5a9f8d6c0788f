import { describe, expect, test } from 'vitest';

import { cvcProblem, emailProblem, nameProblem, postalCodeProblem } from './billing-checks.js';

describe('emailProblem', () => {
  test.each(['ada@example.com', ' ada@example.com ', 'a.b+c@mail.example.co.uk'])(
    'takes %s',
    (text) => expect(emailProblem(text)).toBeNull(),
  );

  test.each(['ada', 'ada@', 'ada@example', '@example.com', 'a b@example.com', 'ada@example.'])(
    'refuses %s',
    (text) => expect(emailProblem(text)).toBe('Your email is invalid.'),
  );

  test('asks for one', () => expect(emailProblem(' ')).toBe('Enter your email.'));
});

test('nameProblem asks for a name', () => {
  expect(nameProblem('  ')).toBe('Enter the name on your card.');
  expect(nameProblem('Ada')).toBeNull();
});

test('cvcProblem asks for as many digits as the brand has', () => {
  expect(cvcProblem('123', 3)).toBeNull();
  expect(cvcProblem('123', 4)).toBe("Your card's security code is incomplete.");
});

describe('postalCodeProblem', () => {
  test.each([
    ['94107', 'US'],
    ['94107-1234', 'US'],
    ['K1A 0B1', 'CA'],
    ['sw1a 1aa', 'GB'],
    ['', 'DE'],
    ['10115', 'DE'],
  ])('takes %s in %s', (text, country) => {
    expect(postalCodeProblem(text, country)).toBeNull();
  });

  test.each([
    ['', 'US'],
    ['9410', 'US'],
    ['94107', 'CA'],
    ['SW1A', 'GB'],
  ])('refuses %s in %s', (text, country) => {
    expect(postalCodeProblem(text, country)).toBe('Your postal code is incomplete.');
  });
});
