/**
 * The emulator's own Stripe.js: the script that defines `window.Stripe`, under the paths that Stripe
 * has it at, and the frames in which its elements take cards.
 * https://docs.stripe.com/js
 */
import type { Hono } from 'hono';

import { serveFolder, newAsset, sendAsset, type Asset } from '../pages/assets.ts';
import type { Store } from '../store/store.ts';
import { classicScript } from './classic-script.ts';
import { addElementFrame } from './element-frame.tsx';

/** Stripe.js by version: `v3` is the one without a version, the others are named as the API's. */
const versions: ReadonlyMap<string, string> = new Map([
  ['/v3', 'v3'],
  ['/v3/', 'v3'],
  ['/v3/stripe.js', 'v3'],
  ...['acacia', 'basil', 'clover', 'dahlia', 'endive'].map((train): [string, string] => [
    `/${train}/stripe.js`,
    train,
  ]),
]);

const browserFolder = new URL('./browser/', import.meta.url);

/** Adds the script, its frames, and what these load. */
export function addStripeJs(app: Hono, store: Store): void {
  for (const [path, version] of versions) {
    let script: Asset | null = null;
    app.get(path, (context) => {
      script ??= newAsset(stripeJs(version), 'text/javascript; charset=utf-8');
      return sendAsset(context, script);
    });
  }
  addElementFrame(app, store);
  for (const folder of ['frame', 'shared']) {
    serveFolder(app, `/stripe-js/browser/${folder}`, new URL(`${folder}/`, browserFolder));
  }
}

/** The text of the script; the loader from npm compares the version with its own. */
export function stripeJs(version: string): string {
  return classicScript(new URL('page/window-stripe.js', browserFolder), {
    'stripe-js-version': version,
  });
}
