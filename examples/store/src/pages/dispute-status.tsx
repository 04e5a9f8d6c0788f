import { isUnanswered, nameOf, type Dispute } from '../disputes/dispute.ts';
import { formatAmount } from '../format-amount.ts';

/** The part of a dispute's page that changes while one looks at it. */
export function DisputeStatus({ dispute }: { dispute: Dispute }) {
  const { headline, text } = wordsFor(dispute);
  return (
    <div class={`status ${toneOf(dispute)}`} data-status={dispute.status}>
      <span class="sign" aria-hidden="true" />
      <div>
        <h2>{headline}</h2>
        <p>{text}</p>
        <dl class="facts">
          <dt>Paid for</dt>
          <dd>{nameOf(dispute)}</dd>
          <dt>Amount</dt>
          <dd>{formatAmount(dispute.amount, dispute.currency)}</dd>
          <dt>Reason</dt>
          <dd>{inWords(dispute.reason)}</dd>
          {isUnanswered(dispute) && dispute.dueBy !== null && (
            <>
              <dt>Answer by</dt>
              <dd>{formatDay(dispute.dueBy)}</dd>
            </>
          )}
        </dl>
        {isUnanswered(dispute) && (
          <form method="post" action={`/admin/disputes/${dispute.id}/evidence`}>
            <label>
              Why was the payment right?
              <textarea name="evidence" rows={4} maxlength={20_000} required />
            </label>
            <p class="fine">
              It can be sent once. In test mode, <code>winning_evidence</code> or{' '}
              <code>losing_evidence</code> has the bank decide within seconds.
            </p>
            <button>Send to the bank</button>
          </form>
        )}
      </div>
    </div>
  );
}

/** The word by which the store's pages tint a dispute. */
export function toneOf({ status }: Dispute): 'disputed' | 'pending' | 'won' | 'lost' {
  switch (status) {
    case 'won':
    case 'warning_closed':
      return 'won';
    case 'lost':
      return 'lost';
    case 'under_review':
    case 'warning_under_review':
      return 'pending';
    default:
      return 'disputed';
  }
}

function wordsFor(dispute: Dispute): { headline: string; text: string } {
  switch (dispute.status) {
    case 'needs_response':
      return {
        headline: 'The bank wants an answer',
        text: 'It has taken the money back. Say why the payment was right, or leave it at that.',
      };
    case 'warning_needs_response':
      return {
        headline: 'The bank has a question',
        text: 'Nothing has been taken yet. An answer may spare you a dispute.',
      };
    case 'under_review':
    case 'warning_under_review':
      return {
        headline: 'The bank is reading your answer',
        text: 'That takes weeks. This page changes by itself once it has decided.',
      };
    case 'won':
      return { headline: 'Won', text: 'The bank has decided for you: the money is back.' };
    case 'warning_closed':
      return { headline: 'Closed', text: 'The question led to nothing: the money stays here.' };
    case 'lost':
      return {
        headline: 'Lost',
        text: 'The bank has decided for the customer, who keeps the money.',
      };
    default:
      return { headline: inWords(dispute.status), text: 'Look at it in Stripe’s Dashboard.' };
  }
}

/** Stripe's `needs_response` as people write it: Needs response. */
export function inWords(code: string): string {
  const words = code.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The day as a person reads it: December 3, 2026. Banks go by UTC. */
export function formatDay(date: Date): string {
  return date.toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
}
