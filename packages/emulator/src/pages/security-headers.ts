/**
 * What a browser is told about a page: scripts and styles come from the emulator alone and never
 * stand in the page, so that text of a merchant cannot run as code.
 */

/** Who may show the page in a frame. */
export type FrameAncestors = "'none'" | "'self'" | `'self' ${string}` | '*';

/** The headers of a page. */
export function securityHeaders(frameAncestors: FrameAncestors): Record<string, string> {
  const policy = [
    "default-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    // Pictures of products are where the merchant has them.
    "img-src 'self' data: https: http:",
    // The bank's page posts to the emulator, which sends the person on to the merchant: browsers
    // hold that redirect, too, against this list.
    "form-action 'self' https: http:",
    `frame-ancestors ${frameAncestors}`,
  ];
  return {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
