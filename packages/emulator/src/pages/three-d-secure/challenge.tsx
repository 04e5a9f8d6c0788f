/** What the bank's page shows. */
import type { JSX } from 'hono/jsx/jsx-runtime';

import { formatAmount } from '../../objects/currencies.ts';
import { TestModeBadge } from '../test-mode-badge.tsx';
import type { ChallengedIntent } from './challenged-intent.ts';

interface ChallengeParts {
  intent: ChallengedIntent;
  merchant: string;
  lastFour: string | null;
}

export function Challenge({ intent, merchant, lastFour }: ChallengeParts): JSX.Element {
  return (
    <main>
      <Bank />
      <h1>Is this you?</h1>
      <p>
        Your bank wants to be sure before{' '}
        {intent.object === 'payment_intent' ? 'it pays' : 'your card is saved'}. This is the
        emulator’s 3D Secure test page.
      </p>
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
          Complete
        </button>
        <button name="result" value="fail" class="fail">
          Fail
        </button>
      </form>
    </main>
  );
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
