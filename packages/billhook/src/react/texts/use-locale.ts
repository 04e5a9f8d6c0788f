// The language of the page that a component stands in.
import { useSyncExternalStore } from 'react';

/**
 * The locale that was asked for; otherwise the page's, as `<html lang>` says it, or else the browser's. On the
 * server, and until the page has taken over from it, English.
 */
export function useLocale(wanted: string | undefined): string {
  const found = useSyncExternalStore(neverChanges, localeOfPage, () => 'en');
  return wanted ?? found;
}

function localeOfPage(): string {
  return document.documentElement.lang || navigator.language;
}

const neverChanges = () => () => undefined;
