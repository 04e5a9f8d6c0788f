/** What the bank's page shows. */
import type { JSX } from 'hono/jsx/jsx-runtime';

import { formatAmount } from '../../objects/currencies.ts';
import { TestModeBadge } from '../test-mode-badge.tsx';
import type { ChallengedIntent } from './challenged-intent.ts';

interface ChallengeParts {
  intent: ChallengedIntent;
  merchant: string;
  /** Of the card; null when the customer pays from a bank account. */
  lastFour: string | null;
}

export function Challenge({ intent, merchant, lastFour }: ChallengeParts): JSX.Element {
  const words = wordsFor(intent, lastFour !== null);
  return (
    <main>
      <Bank />
      <h1>{words.heading}</h1>
      <p>{words.text}</p>
      <dl>
        <div>
          <dt>Merchant</dt>
          <dd>{merchant}</dd>
        </div>
        {intent.object === 'payment_intent' && (
          <div>
            <dt>Amount</dt>
            <dd>{formatAmount(intent.amount, intent.currency)}</dd>
          </div>
        )}
        {lastFour !== null && (
          <div>
            <dt>Card</dt>
            <dd>{`•••• ${lastFour}`}</dd>
          </div>
        )}
      </dl>
      <form method="post">
        <button name="result" value="complete" class="complete">
          {words.complete}
        </button>
        <button name="result" value="fail" class="fail">
          {words.fail}
        </button>
      </form>
    </main>
  );
}

interface Words {
  heading: string;
  text: string;
  complete: string;
  fail: string;
}

/** A bank asks who pays by card, and whether to pay from an account. */
function wordsFor({ object }: ChallengedIntent, byCard: boolean): Words {
  if (!byCard) {
    return {
      heading: 'Pay from your account?',
      text: 'This is the emulator’s test page of a bank that you are redirected to.',
      complete: 'Authorize test payment',
      fail: 'Fail test payment',
    };
  }
  const before = object === 'payment_intent' ? 'it pays' : 'your card is saved';
  return {
    heading: 'Is this you?',
    text: `Your bank wants to be sure before ${before}. This is the emulator’s 3D Secure test page.`,
    complete: 'Complete',
    fail: 'Fail',
  };
}

/** Seen for a moment in the frame, and for good when the page stands alone without a way back. */
export function Answered({ completed }: { completed: boolean }): JSX.Element {
  return (
    <main>
      <Bank />
      <h1>{completed ? 'Confirmed' : 'Not confirmed'}</h1>
      <p role="status">You can close this page.</p>
    </main>
  );
}

export function NothingToCheck({ text }: { text: string }): JSX.Element {
  return (
    <main>
      <Bank />
      <h1>Nothing to confirm</h1>
      <p>{text}</p>
    </main>
  );
}

function Bank(): JSX.Element {
  return (
    <header>
      <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
        <path
          d="M3 10 12 4l9 6v1.5H3Zm2.5 3v5m4.3-5v5m4.4-5v5m4.3-5v5M3 20.5h18"
          fill="none"
          stroke="currentColor"
          stroke-width="1.7"
          stroke-linejoin="round"
        />
      </svg>
      <span>Example Bank</span>
      <TestModeBadge />
    </header>
  );
}
