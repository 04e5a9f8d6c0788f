// PostgreSQL's text holds any character but NUL, which people do put into metadata, and from there into reasons and errors.

/** The text, if there is one, with U+FFFD in place of what cannot be stored. */
export function storableText(text: string | null): string | null {
  return text === null ? null : text.replaceAll('\u0000', '\uFFFD');
}
