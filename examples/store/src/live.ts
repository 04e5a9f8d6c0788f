/** A page that changes by itself: the server tells it how things stand, the moment they change. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { streamSSE } from 'hono/streaming';

/** How often the state of an open page is looked at, in milliseconds. */
const watchIntervalMs = 300;

/** Sends what `render` gives whenever it has changed; ends when it gives null. */
export function streamStatus(context: Context, render: () => Promise<Child>): Response {
  return streamSSE(context, async (stream) => {
    let shown = '';
    while (!stream.aborted) {
      const status = await render();
      if (status === null) return;
      const text = await html`${status}`;
      if (text !== shown) await stream.writeSSE({ event: 'status', data: text });
      shown = text;
      await stream.sleep(watchIntervalMs);
    }
  });
}
