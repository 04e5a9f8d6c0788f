// PostgreSQL's text holds any character but NUL, which people do put into metadata, and from there into reasons and errors.

/** The text with U+FFFD in place of what cannot be stored. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD');
}
