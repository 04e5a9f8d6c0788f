import type { SavedMethod } from 'billhook';

import { Layout } from './layout.tsx';

/** The saved cards of a visitor. */
export function CardsPage({ cards }: { cards: readonly SavedMethod[] }) {
  return (
    <Layout title="Your cards">
      <h1>Your cards</h1>
      {cards.length === 0 && <p>None yet. The card you pay with is kept for the next time.</p>}
      <ul class="rows">
        {cards.map((card) => (
          <li data-card={card.last4}>
            <span class="row-main">
              <strong>{nameOf(card)}</strong>
              {card.isDefault && <span class="badge paid">used next time</span>}
            </span>
            <span class="row-actions">
              {!card.isDefault && (
                <form method="post" action={`/cards/${card.id}/default`}>
                  <button class="quiet">Use next time</button>
                </form>
              )}
              <form method="post" action={`/cards/${card.id}/remove`}>
                <button class="quiet">Remove</button>
              </form>
            </span>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

/** The card as one knows it: `Visa ending in 4242, 12/2034`. */
function nameOf({ brand, type, last4, expiry }: SavedMethod): string {
  const kind = brand ?? type;
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ending in ${last4 ?? '????'}`;
  return expiry === null ? name : `${name}, ${expiry.month}/${expiry.year}`;
}
