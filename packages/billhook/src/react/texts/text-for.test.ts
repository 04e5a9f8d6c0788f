import { describe, expect, test } from 'vitest';

import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { pt } from './pt.ts';
import { stripeLocale, textsFor } from './text-for.ts';

const gaps = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(Object.entries({ de, es, fr, pt }))('%s', (_language, texts) => {
  test.each(Object.entries(en))('%s has the gaps that the English has', (key, english) => {
    const text = Object.entries(texts).find(([name]) => name === key)?.[1] ?? '';
    expect(gaps(text)).toEqual(gaps(english));
    expect(text).not.toBe('');
  });
});

test('a region speaks its language; what is not known speaks English', () => {
  expect(textsFor('de-AT')).toEqual(de);
  expect(textsFor('PT_br')).toEqual(pt);
  expect(textsFor('ja')).toEqual(en);
});

test('the app’s own words come first', () => {
  expect(textsFor('fr', { pay: 'Commander' })).toEqual({ ...fr, pay: 'Commander' });
});

test('Stripe’s fields speak the language of the form around them', () => {
  expect(['de-AT', 'en-GB', 'pt-BR', 'ja', 'fr'].map(stripeLocale)).toEqual([
    'de',
    'en-GB',
    'pt-BR',
    'en',
    'fr',
  ]);
});
