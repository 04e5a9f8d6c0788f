/**
 * The states of a dispute, and what may be done in which of them. An inquiry (`warning_…`) is a
 * question of the bank before it takes money; it may be escalated to a chargeback.
 * https://docs.stripe.com/disputes/how-disputes-work
 */
export type DisputeStatus =
  | 'needs_response'
  | 'under_review'
  | 'won'
  | 'lost'
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed';

/** What happens to a dispute. */
export type Outcome = 'evidence_submitted' | 'escalated' | 'accepted' | 'won' | 'lost' | 'overdue';

const open: ReadonlySet<string> = new Set([
  'needs_response',
  'under_review',
  'warning_needs_response',
  'warning_under_review',
]);

/** Whether anything can still be done; the SDK's type of states is open. */
export function isOpen(status: string): boolean {
  return open.has(status);
}

/** Whether the bank only asks, and has taken nothing. */
export function isInquiry(status: string): boolean {
  return status.startsWith('warning_');
}

/** The state in which an outcome leaves a dispute. */
export function stateAfter(outcome: Outcome, status: string): DisputeStatus {
  const inquiry = isInquiry(status);
  switch (outcome) {
    case 'evidence_submitted':
      return inquiry ? 'warning_under_review' : 'under_review';
    case 'escalated':
      return 'needs_response';
    case 'won':
      // An inquiry that is answered well is closed; there was no money to win back.
      return inquiry ? 'warning_closed' : 'won';
    case 'accepted':
    case 'lost':
    case 'overdue':
      return inquiry ? 'warning_closed' : 'lost';
  }
}
