// Chooses the language that the components speak.
import type { StripeElementLocale } from '@stripe/stripe-js';

import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { pt } from './pt.ts';
import type { FormTexts } from './texts.ts';

const languages: ReadonlyMap<string, FormTexts> = new Map([
  ['en', en],
  ['de', de],
  ['fr', fr],
  ['es', es],
  ['pt', pt],
]);

/** What Stripe's fields can speak beyond the bare languages. */
const regional: ReadonlyMap<string, StripeElementLocale> = new Map([
  ['en-au', 'en-AU'],
  ['en-ca', 'en-CA'],
  ['en-gb', 'en-GB'],
  ['en-nz', 'en-NZ'],
  ['es-419', 'es-419'],
  ['fr-ca', 'fr-CA'],
  ['pt-br', 'pt-BR'],
]);

/** The components' words in the locale's language, or in English; then the app's own where it has some. */
export function textsFor(locale: string, own: Partial<FormTexts> = {}): FormTexts {
  return { ...(languages.get(languageOf(locale)) ?? en), ...own };
}

/** What Stripe's fields are to speak, so that one form speaks one language. */
export function stripeLocale(locale: string): StripeElementLocale {
  const language = languageOf(locale);
  // Those of the map above are all among Stripe's.
  return regional.get(locale.toLowerCase()) ?? (language as StripeElementLocale);
}

function languageOf(locale: string): string {
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  return languages.has(language) ? language : 'en';
}
