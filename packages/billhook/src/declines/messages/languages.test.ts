import { describe, expect, test } from 'vitest';

import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { languages, messagesFor } from './languages.ts';
import { pt } from './pt.ts';

test('the languages', () => {
  expect([...languages.keys()]).toEqual(['en', 'de', 'fr', 'es', 'pt']);
});

describe.each([...languages])('%s', (language, messages) => {
  test('says everything that English says, and nothing else', () => {
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  test.each(Object.entries(messages))('%s is a whole text, and no code', (_key, message) => {
    expect(message).toMatch(/^\p{Lu}.*\.$/u);
    expect(message).not.toMatch(/_|<|\{|\s\s/);
  });

  test('no two things are said in the same words', () => {
    expect(new Set(Object.values(messages)).size).toBe(Object.keys(messages).length);
  });

  test('is a language of its own', () => {
    const same = Object.entries(messages).filter(
      ([key, message]) => Object.entries(en).find(([other]) => other === key)?.[1] === message,
    );
    expect(same.length).toBe(language === 'en' ? Object.keys(en).length : 0);
  });
});

test.each([
  ['de', de],
  ['de-AT', de],
  ['DE_ch', de],
  ['pt-BR', pt],
  ['en-GB', en],
  ['it', en],
  ['', en],
  ['constructor', en],
  [['it-IT', 'fr-CH', 'de'], fr],
  [[], en],
])('for %j', (locale, messages) => {
  expect(messagesFor(locale)).toBe(messages);
});
