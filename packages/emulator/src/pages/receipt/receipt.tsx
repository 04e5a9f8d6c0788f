/** What a receipt shows. */
import type { JSX } from 'hono/jsx/jsx-runtime';

import { formatAmount } from '../../objects/currencies.ts';
import { TestModeBadge } from '../test-mode-badge.tsx';
import type { ReceiptFacts } from './receipt-facts.ts';
import { brandName, dayText, refundText } from './wording.ts';

export function Receipt({ facts }: { facts: ReceiptFacts }): JSX.Element {
  const { merchant, currency, paid, held, at } = facts;
  return (
    <main class="receipt-page">
      <header>
        <span class="merchant-name">{merchant}</span>
        <TestModeBadge />
      </header>
      <article class="sheet" aria-labelledby="heading">
        <h1 id="heading">{held ? `Held by ${merchant}` : `Receipt from ${merchant}`}</h1>
        <p class="figure">{formatAmount(paid, currency)}</p>
        <p class="when">
          {held ? 'Reserved on' : 'Paid on'} {dayText(at)}
        </p>
        <Facts facts={facts} />
        <h2>Summary</h2>
        <Lines facts={facts} />
        <Refunds facts={facts} />
      </article>
      <footer>A receipt of the Billhook emulator. No money has moved.</footer>
    </main>
  );
}

function Facts({ facts: { card, charge, email } }: { facts: ReceiptFacts }): JSX.Element {
  return (
    <dl class="facts">
      {card !== null && (
        <div>
          <dt>Payment method</dt>
          <dd>
            {brandName(card.brand)} <span class="digits">{`•••• ${card.last4}`}</span>
          </dd>
        </div>
      )}
      {email !== null && (
        <div>
          <dt>Receipt to</dt>
          <dd>{email}</dd>
        </div>
      )}
      <div>
        <dt>Payment</dt>
        <dd class="digits">{charge}</dd>
      </div>
    </dl>
  );
}

function Lines({ facts: { lines, currency, paid, held } }: { facts: ReceiptFacts }): JSX.Element {
  return (
    <dl class="lines">
      {lines.map(({ name, quantity, amount }) => (
        <div>
          <dt>
            {name}
            {quantity > 1 && <span class="quiet">{` × ${quantity}`}</span>}
          </dt>
          <dd>{formatAmount(amount, currency)}</dd>
        </div>
      ))}
      <div class="total">
        <dt>{held ? 'Amount held' : 'Amount paid'}</dt>
        <dd>{formatAmount(paid, currency)}</dd>
      </div>
    </dl>
  );
}

function Refunds({ facts: { refunds, currency, left } }: { facts: ReceiptFacts }): JSX.Element {
  if (refunds.length === 0) return <></>;
  return (
    <>
      <h2>Refunds</h2>
      <dl class="lines">
        {refunds.map(({ amount, at, status }) => (
          <div>
            <dt>
              {dayText(at)}
              {refundText(status) !== null && <span class="quiet">{` ${refundText(status)}`}</span>}
            </dt>
            <dd>{`−${formatAmount(amount, currency)}`}</dd>
          </div>
        ))}
        <div class="total">
          <dt>Paid after refunds</dt>
          <dd>{formatAmount(left, currency)}</dd>
        </div>
      </dl>
    </>
  );
}
