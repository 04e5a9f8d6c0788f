/**
 * The hosted checkout page, where a session's `url` leads. It shows the payment page of the session;
 * its script pays by the calls that Stripe's own page makes.
 * https://docs.stripe.com/payments/checkout
 */
import type { Context, Hono } from 'hono';

import { paymentPageOf, type PaymentPage } from '../../resources/payment-pages/object.ts';
import type { Store } from '../../store/store.ts';
import { sendPage } from '../document.tsx';
import { Checkout } from './checkout.tsx';
import { NoticePage } from './notice-page.tsx';

/** Adds `GET /c/pay/{session}`. */
export function addCheckoutPage(app: Hono, store: Store): void {
  app.get('/c/pay/:session', (context) => {
    const { page, now } = store.run((unit) => {
      const session = unit.get('checkout.session', context.req.param('session'));
      return { page: session && paymentPageOf(unit, session), now: unit.now };
    });
    if (page === undefined) return unknownSession(context);
    if (page.status === 'complete') return alreadyPaid(context, page);
    if (page.status === 'expired') return expired(context, page);
    const today = new Date(now * 1000);
    return sendPage(context, {
      title: `${page.merchant.display_name} checkout`,
      kind: 'checkout',
      script: 'checkout.js',
      children: (
        <Checkout
          page={page}
          today={{ month: today.getUTCMonth() + 1, year: today.getUTCFullYear() }}
        />
      ),
    });
  });
}

function unknownSession(context: Context): Response | Promise<Response> {
  const children = (
    <NoticePage
      sign="question"
      heading="There is no such checkout"
      text="The address may be incomplete, or the emulator was started anew since it was made."
    />
  );
  return sendPage(
    context,
    { title: 'No such checkout', kind: 'notice', children },
    { status: 404 },
  );
}

function expired(context: Context, page: PaymentPage): Response | Promise<Response> {
  const merchant = page.merchant.display_name;
  const children = (
    <NoticePage
      sign="clock"
      heading="This session has expired"
      text={`Nothing was paid. Go back to ${merchant} to start again.`}
      link={{ address: page.cancel_url, text: `Back to ${merchant}` }}
    />
  );
  return sendPage(context, { title: 'Session expired', kind: 'notice', children });
}

function alreadySaved(context: Context, page: PaymentPage): Response | Promise<Response> {
  const merchant = page.merchant.display_name;
  const children = (
    <NoticePage
      sign="tick"
      heading="Your card is saved"
      text={`${merchant} can charge it from now on. Nothing was charged today.`}
      link={{ address: page.success_url, text: `Continue to ${merchant}` }}
    />
  );
  return sendPage(context, { title: 'Card saved', kind: 'notice', children });
}

function alreadyPaid(context: Context, page: PaymentPage): Response | Promise<Response> {
  const merchant = page.merchant.display_name;
  if (page.mode === 'setup') return alreadySaved(context, page);
  const children = (
    <NoticePage
      sign="tick"
      heading="This is already paid"
      text={`${merchant} has your payment. You will not be charged again.`}
      link={{ address: page.success_url, text: `Continue to ${merchant}` }}
    />
  );
  return sendPage(context, { title: 'Already paid', kind: 'notice', children });
}
