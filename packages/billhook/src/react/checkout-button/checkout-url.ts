// Reads where to go off the answer of the app's endpoint.

/**
 * The session's address, or null if the answer has none that a browser may be sent to: the answer comes over the
 * network, and an address such as `javascript:…` would run as a script of the page.
 */
export function checkoutUrl(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('url' in answer)) return null;
  const { url } = answer;
  if (typeof url !== 'string' || !URL.canParse(url)) return null;
  return /^https?:$/.test(new URL(url).protocol) ? url : null;
}
