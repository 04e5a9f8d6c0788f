/**
 * The page of a merchant that has the bank's page in a frame, by Stripe.js: it names its origin in the
 * address. Only an address with the intent's secret lets its origin in, so that no other page can
 * put the bank's buttons below something that looks like its own.
 */
import type { Context } from 'hono';

import type { FrameAncestors } from '../security-headers.ts';
import type { ChallengedIntent } from './challenged-intent.ts';

/** The origin that the address of the request names; null when it names none that may be let in. */
export function embedderOf(context: Context, intent: ChallengedIntent): string | null {
  const named = context.req.query('embedder');
  const secret = context.req.query('client_secret');
  if (named === undefined || secret === undefined || secret !== intent.client_secret) return null;
  return isWebOrigin(named) ? named : null;
}

/** Who may have the bank's page in a frame: the emulator's pages, and that one. */
export function framedBy(embedder: string | null): FrameAncestors {
  return embedder === null ? "'self'" : `'self' ${embedder}`;
}

/** What a browser writes as an origin has nothing in it that could add to a header. */
function isWebOrigin(text: string): boolean {
  return (
    URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
  );
}
