/** The left column: whom one pays, how much, and what for. */
import type { JSX } from 'hono/jsx/jsx-runtime';

import type { PaymentPage, PaymentPageLine } from '../../resources/payment-pages/object.ts';
import { webLink } from '../web-link.ts';
import {
  amountText,
  headingText,
  quantityText,
  recurrenceText,
  totalRecurrence,
} from './wording.ts';

export function OrderSummary({ page }: { page: PaymentPage }): JSX.Element {
  const recurrence = totalRecurrence(page);
  const total = amountText(page.amount_total, page.currency);
  return (
    <section class="order" aria-labelledby="heading">
      <h1 id="heading">{headingText(page)}</h1>
      <p class="amount">
        <span class="figure">{total}</span>
        {recurrence !== null && <span class="recurrence">{recurrenceText(recurrence)}</span>}
      </p>
      <button
        type="button"
        id="summary-toggle"
        class="summary-toggle"
        aria-controls="summary"
        aria-expanded="true"
      >
        <span>Order details</span>
        <Chevron />
      </button>
      <div id="summary" class="receipt">
        <ul class="items">
          {page.line_items.map((item) => (
            <Item item={item} currency={page.currency} />
          ))}
        </ul>
        {page.amount_total !== null && <Totals page={page} total={total} />}
      </div>
    </section>
  );
}

function Totals({ page, total }: { page: PaymentPage; total: string }): JSX.Element {
  const added = (page.amount_total ?? 0) - (page.amount_subtotal ?? 0);
  return (
    <dl class="totals">
      {added !== 0 && (
        <>
          <div>
            <dt>Subtotal</dt>
            <dd>{amountText(page.amount_subtotal, page.currency)}</dd>
          </div>
          <div>
            <dt>Discounts, taxes and shipping</dt>
            <dd>{amountText(added, page.currency)}</dd>
          </div>
        </>
      )}
      <div class="total">
        <dt>{page.mode === 'subscription' ? 'Total due today' : 'Total due'}</dt>
        <dd>
          <abbr>{page.currency?.toUpperCase()}</abbr> {total}
        </dd>
      </div>
    </dl>
  );
}

function Item({ item, currency }: { item: PaymentPageLine; currency: string | null }): JSX.Element {
  const quantity = quantityText(item, currency);
  const picture = webLink(item.image);
  return (
    <li>
      <span class="picture" aria-hidden="true">
        {initialOf(item.name)}
        {picture !== null && <img src={picture} alt="" data-picture />}
      </span>
      <span class="what">
        <span class="name">{item.name}</span>
        {item.description !== null && <span class="quiet">{item.description}</span>}
        {quantity !== '' && <span class="quiet">{quantity}</span>}
      </span>
      <span class="price">{amountText(item.amount_total, currency)}</span>
    </li>
  );
}

/** The first letter of a name, whatever alphabet it is in; a dot when it has none. */
export function initialOf(name: string): string {
  return /[\p{L}\p{N}]/u.exec(name)?.[0].toUpperCase() ?? '·';
}

function Chevron(): JSX.Element {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M3.5 6 8 10.5 12.5 6" fill="none" stroke="currentColor" stroke-width="1.8" />
    </svg>
  );
}
