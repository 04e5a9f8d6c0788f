/** The line of test cards below the form: a click fills one in. */
import type { JSX } from 'hono/jsx/jsx-runtime';

const cards: readonly { number: string; what: string }[] = [
  { number: '4242424242424242', what: 'Succeeds' },
  { number: '4000002500003155', what: '3D Secure' },
  { number: '4000000000000002', what: 'Declined' },
  { number: '4000000000009995', what: 'Insufficient funds' },
];

export function TestCards(): JSX.Element {
  return (
    <div class="test-cards" role="group" aria-label="Fill in a test card">
      <p>
        Fill in a test card, or type any other of{' '}
        <a href="https://docs.stripe.com/testing" target="_blank" rel="noreferrer">
          Stripe’s
        </a>
        .
      </p>
      {cards.map(({ number, what }) => (
        <button type="button" data-test-card={number}>
          {what} <span class="digits">{`··${number.slice(-4)}`}</span>
        </button>
      ))}
    </div>
  );
}
