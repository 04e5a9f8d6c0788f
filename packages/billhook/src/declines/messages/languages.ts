// The languages that customers are spoken to in, and how one of them is chosen.
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Messages } from './message-key.ts';
import { pt } from './pt.ts';

export const languages: ReadonlyMap<string, Messages> = new Map([
  ['en', en],
  ['de', de],
  ['fr', fr],
  ['es', es],
  ['pt', pt],
]);

/**
 * The messages in the first language of the list that there is; a region does not matter. English
 * otherwise.
 *
 * @param locale a language tag such as 'de-AT', or several, the preferred first.
 */
export function messagesFor(locale: string | readonly string[]): Messages {
  const wanted = typeof locale === 'string' ? [locale] : locale;
  for (const tag of wanted) {
    const [language = ''] = tag.trim().toLowerCase().split(/[-_]/);
    const messages = languages.get(language);
    if (messages !== undefined) return messages;
  }
  return en;
}
