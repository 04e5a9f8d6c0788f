// An invoice that was not paid: two events tell of it, of which neither names the object of the other.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Billhook } from '../billhook.ts';
import { type ObjectStripe, startObjectStripe } from '../testing/object-stripe.ts';
import { createEvent, deliveryOf } from '../testing/signed-event.ts';
import { createTestBillhook } from '../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';

let fresh: TestDatabase;
let stripe: ObjectStripe;
let billhook: Billhook;

beforeEach(async () => {
  fresh = await createEmptyDatabase();
  stripe = await startObjectStripe();
  billhook = await createTestBillhook({ url: fresh.url, stripe: { apiBase: stripe.url } });
});
afterEach(async () => {
  await billhook.stop();
  await stripe.close();
  await fresh.close();
});

const invoice = {
  id: 'in_1',
  object: 'invoice',
  status: 'open',
  attempt_count: 1,
  amount_remaining: 2_000,
  currency: 'usd',
};

const intent = {
  id: 'pi_1',
  object: 'payment_intent',
  status: 'requires_payment_method',
  last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds', message: 'No.' },
};

function payment(id: string, payment_intent: string, created: number): Record<string, unknown> {
  const paidBy = { type: 'payment_intent', payment_intent };
  return { id, object: 'invoice_payment', invoice: 'in_1', payment: paidBy, created };
}

async function tell(type: string, object: Record<string, unknown>): Promise<void> {
  const { status } = await billhook.handler(deliveryOf(createEvent({ type, object })));
  expect(status).toBe(200);
}

async function failed(): Promise<unknown[]> {
  const { rows } = await fresh.database.query(
    'select kind, id, error_code, decline_code from stripe.failed_payments order by kind',
  );
  return rows;
}

const once = [
  { kind: 'invoice', id: 'in_1', error_code: 'card_declined', decline_code: 'insufficient_funds' },
];

test.each(['invoice.payment_failed', 'invoice.payment_action_required'])(
  'after %s it is one failure, with its reason',
  async (type) => {
    stripe.lists.set('/v1/invoice_payments', [payment('inpay_1', 'pi_1', 1_763_900_000)]);
    await billhook.start();
    await tell('payment_intent.payment_failed', intent);
    await tell(type, invoice);
    await vi.waitFor(async () => expect(await failed()).toEqual(once), 10_000);
    expect(stripe.requests).toContain('/v1/invoice_payments?invoice=in_1&limit=100');
  },
);

test('while Stripe cannot be reached it is asked again, and no handler waits for that', async () => {
  stripe.lists.set('/v1/invoice_payments', [payment('inpay_1', 'pi_1', 1_763_900_000)]);
  let refusals = 0;
  stripe.intercept = (path) => {
    if (path !== '/v1/invoice_payments' || refusals === 2) return undefined;
    refusals += 1;
    return { status: 500 };
  };
  let handled = 0;
  billhook.on('invoice.payment_failed', () => {
    handled += 1;
  });
  await billhook.start();
  await tell('payment_intent.payment_failed', intent);
  await tell('invoice.payment_failed', invoice);
  await vi.waitFor(() => expect(handled).toBe(1), 5_000);
  await vi.waitFor(async () => expect(await failed()).toEqual(once), 20_000);
  expect([refusals, handled]).toEqual([2, 1]);
});
