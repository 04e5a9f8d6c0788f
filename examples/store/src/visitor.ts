/** Who is shopping: a cookie with a random id. A real app has its own users. */
import { randomUUID } from 'node:crypto';

import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const yearSeconds = 365 * 24 * 60 * 60;

/** The visitor's id, made up at the first visit. */
export function visitorOf(context: Context): string {
  const known = getCookie(context, 'visitor');
  if (known !== undefined) return known;
  const visitor = `visitor_${randomUUID()}`;
  setCookie(context, 'visitor', visitor, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: yearSeconds,
  });
  return visitor;
}
