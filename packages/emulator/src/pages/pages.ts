/** The pages that people see: the hosted checkout, the bank's 3D Secure challenge, receipts. */
import type { Hono } from 'hono';

import type { Store } from '../store/store.ts';
import { addAssets } from './assets.ts';
import { addCheckoutPage } from './checkout/checkout-page.tsx';
import { addReceiptPage } from './receipt/receipt-page.tsx';
import { addChallengePage } from './three-d-secure/challenge-page.tsx';

/** Adds the pages to `app`. */
export function addPages(app: Hono, store: Store): void {
  addAssets(app);
  addCheckoutPage(app, store);
  addChallengePage(app, store);
  addReceiptPage(app, store);
}
