/** The frame of every page: head, style sheet, script. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';

import { securityHeaders, type FrameAncestors } from './security-headers.ts';

export interface DocumentParts {
  title: string;
  /** The page's script under `/pages/`, if it has one. */
  script?: string;
  /** Names the kind of page to the style sheet. */
  kind: 'checkout' | 'challenge' | 'notice' | 'receipt';
  /** `data-` attributes of the body, for the script. */
  data?: Readonly<Record<`data-${string}`, string>>;
  children: Child;
}

function Document({ title, script, kind, data = {}, children }: DocumentParts): JSX.Element {
  return html`<!doctype html>${(
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>{title}</title>
          <link rel="icon" href="/pages/icon.svg" />
          <link rel="stylesheet" href={`/pages/${kind}.css`} />
          {script !== undefined && <script type="module" src={`/pages/${script}`}></script>}
        </head>
        <body {...data}>{children}</body>
      </html>
    )}`;
}

/** Answers with a page. */
export function sendPage(
  context: Context,
  parts: DocumentParts,
  {
    status = 200,
    frameAncestors = "'none'",
  }: { status?: 200 | 404 | 409; frameAncestors?: FrameAncestors } = {},
): Response | Promise<Response> {
  return context.html(<Document {...parts} />, status, securityHeaders(frameAncestors));
}
