import { expect, test } from 'vitest';

import { countries } from './countries.ts';

const find = (code: string) => countries().find((country) => country.code === code);

test('countries have their English name, and their own word for a postal code', () => {
  expect(find('US')).toEqual({ code: 'US', name: 'United States', postalCodeLabel: 'ZIP' });
  expect(find('GB')?.postalCodeLabel).toBe('Postcode');
  expect(find('DE')?.postalCodeLabel).toBe('Postal code');
  expect(find('AE')?.postalCodeLabel).toBeNull();
});

test('each country is there once, under a name', () => {
  expect(new Set(countries().map(({ code }) => code)).size).toBe(countries().length);
  expect(countries().filter(({ code, name }) => code === name)).toEqual([]);
});
