/**
 * The document inside the frame of an element. Its fields belong to the emulator's origin, so that
 * what is typed into them can't be read by the page around it, nor sent to that page's server.
 * https://docs.stripe.com/js/element
 */
import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { JSX } from 'hono/jsx/jsx-runtime';

import { securityHeaders } from '../pages/security-headers.ts';
import type { Store } from '../store/store.ts';
import { ElementFields, isElementType, type ElementType } from './element-fields.tsx';

interface FrameParts {
  type: ElementType;
  /** The month that the emulator's clock shows: cards expire by it. */
  today: { month: number; year: number };
}

/** Adds `GET /stripe-js/element`, the document of an element's frame. */
export function addElementFrame(app: Hono, store: Store): void {
  app.get('/stripe-js/element', (context) => {
    const type = context.req.query('type') ?? '';
    if (!isElementType(type)) return context.notFound();
    const now = new Date(store.run((unit) => unit.now) * 1000);
    const today = { month: now.getUTCMonth() + 1, year: now.getUTCFullYear() };
    // Any page may have a card form: whoever holds an intent's secret confirms it, and the frame
    // tells nobody what was typed.
    return context.html(<ElementDocument type={type} today={today} />, 200, securityHeaders('*'));
  });
}

/**
 * There is no `color-scheme` here: the frame is transparent, and browsers paint a background below
 * one whose scheme isn't that of the page.
 */
function ElementDocument({ type, today }: FrameParts): JSX.Element {
  return html`<!doctype html>${(
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>Card</title>
          <link rel="stylesheet" href="/stripe-js/browser/frame/element.css" />
          <script type="module" src="/stripe-js/browser/frame/frame.js"></script>
        </head>
        <body data-type={type} data-month={today.month} data-year={today.year}>
          <ElementFields type={type} />
        </body>
      </html>
    )}`;
}
