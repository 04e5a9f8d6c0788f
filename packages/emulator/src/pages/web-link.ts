/**
 * The address, if it is one of the web; null for any other. What a merchant has set as a link or a
 * picture could otherwise be a `javascript:` URL, which runs in this page.
 */
export function webLink(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  return /^https?:$/.test(new URL(address).protocol) ? address : null;
}
