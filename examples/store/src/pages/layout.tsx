import { html } from 'hono/html';
import type { Child } from 'hono/jsx';

/** The frame of every page. */
export function Layout({
  title,
  head,
  children,
}: {
  title: string;
  /** What a page of its own has in its head. */
  head?: Child;
  children: Child;
}) {
  return html`<!doctype html>${(
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title} · Hedgerow`}</title>
          <link rel="icon" href="/public/images/mark.svg" />
          <link rel="stylesheet" href="/public/store.css" />
          {head}
        </head>
        <body>
          <header class="top">
            <a class="brand" href="/">
              <img src="/public/images/mark.svg" alt="" width="32" height="32" />
              Hedgerow
            </a>
            <nav>
              <a href="/orders">Your orders</a>
              <a href="/cards">Your cards</a>
            </nav>
          </header>
          <main>{children}</main>
          <footer>
            Hedgerow is the example store of Billhook. Nothing here is for sale.{' '}
            <a href="/admin">Behind the counter</a>
          </footer>
        </body>
      </html>
    )}`;
}
