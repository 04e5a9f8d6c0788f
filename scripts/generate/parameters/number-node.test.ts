// Which numbers are whole, by the words of the SDK's documentation.
import { expect, test } from 'vitest';
import { numberNode } from './number-node.ts';

test.each([
  [
    'amount',
    'Amount intended to be collected by this PaymentIntent, in the smallest currency unit.',
  ],
  ['limit', 'A limit on the number of objects to be returned.'],
  [
    'quantity',
    'Non-negative integer. Use `quantity_decimal` instead to provide decimal precision.',
  ],
  [
    'amount_off',
    'A positive integer to subtract from an invoice total (required if `percent_off` is not passed).',
  ],
])('%s is whole', (name, documentation) => {
  expect(numberNode(name, documentation)).toBe('integer');
});

test.each([
  ['percent_off', 'A positive float larger than 0, and smaller or equal to 100.', null],
  ['application_fee_percent', 'A non-negative decimal, with at most two decimal places.', 2],
  ['height', 'Height, in inches. Maximum precision is 2 decimal places.', 2],
  ['percentage', 'This represents the tax rate percent out of 100.', null],
])('%s may have a fraction', (name, documentation, decimalPlaces) => {
  expect(numberNode(name, documentation)).toEqual({ number: { decimalPlaces } });
});
