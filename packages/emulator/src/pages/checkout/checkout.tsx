/** The page of an open session, put together. */
import type { JSX } from 'hono/jsx/jsx-runtime';

import type { PaymentPage } from '../../resources/payment-pages/object.ts';
import { TestModeBadge } from '../test-mode-badge.tsx';
import { webLink } from '../web-link.ts';
import { initialOf, OrderSummary } from './order-summary.tsx';
import { PaymentForm } from './payment-form.tsx';
import { TestCards } from './test-cards.tsx';

interface CheckoutParts {
  page: PaymentPage;
  /** The month that the emulator's clock shows. */
  today: { month: number; year: number };
}

export function Checkout({ page, today }: CheckoutParts): JSX.Element {
  return (
    <>
      <main class="checkout">
        <header class="top">
          <Merchant name={page.merchant.display_name} cancelUrl={page.cancel_url} />
          <TestModeBadge />
        </header>
        <OrderSummary page={page} />
        <PaymentForm page={page} today={today} />
        <TestCards />
      </main>
      <footer>Checkout by the Billhook emulator. No money moves.</footer>
      <dialog id="challenge" aria-label="Your bank's security check">
        <button type="button" id="challenge-close" aria-label="Close and cancel the payment">
          ×
        </button>
        <iframe id="challenge-frame" title="Your bank's security check"></iframe>
      </dialog>
    </>
  );
}

/** Whom one pays, with the way back to them. */
function Merchant({ name, cancelUrl }: { name: string; cancelUrl: string | null }): JSX.Element {
  const back = webLink(cancelUrl);
  const merchant = (
    <>
      <span class="seal" aria-hidden="true">
        {initialOf(name)}
      </span>
      <span class="merchant-name">{name}</span>
    </>
  );
  if (back === null) return <span class="merchant">{merchant}</span>;
  return (
    <a class="merchant" href={back} aria-label={`Back to ${name}`}>
      <svg class="arrow" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path
          d="M13.5 8H3m4.5-5L2.5 8l5 5"
          fill="none"
          stroke="currentColor"
          stroke-width="1.7"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
      {merchant}
    </a>
  );
}
