/**
 * The receipt of a charge, where its `receipt_url` leads: what was paid and with which card, for
 * what, and what was given back since. It is always as the charge is now.
 * https://docs.stripe.com/receipts
 */
import type { Hono } from 'hono';

import type { Store } from '../../store/store.ts';
import { NoticePage } from '../checkout/notice-page.tsx';
import { sendPage } from '../document.tsx';
import { receiptFacts } from './receipt-facts.ts';
import { Receipt } from './receipt.tsx';

/** Adds `GET /receipts/{charge}`. */
export function addReceiptPage(app: Hono, store: Store): void {
  app.get('/receipts/:charge', (context) => {
    const facts = store.run((unit) => receiptFacts(unit, context.req.param('charge')));
    if (facts !== null) {
      return sendPage(context, {
        title: `Receipt from ${facts.merchant}`,
        kind: 'receipt',
        children: <Receipt facts={facts} />,
      });
    }
    const children = (
      <NoticePage
        sign="question"
        heading="There is no such receipt"
        text="The address may be incomplete, or the emulator was started anew since the payment."
      />
    );
    return sendPage(
      context,
      { title: 'No such receipt', kind: 'notice', children },
      { status: 404 },
    );
  });
}
