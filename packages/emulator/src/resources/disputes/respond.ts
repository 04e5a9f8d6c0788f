/** Answering a dispute, or giving in. https://docs.stripe.com/api/disputes/update */
import type Stripe from 'stripe';

import { schedule } from '../../clock/due-queue.ts';
import { announceUpdate } from '../../events/announce-update.ts';
import { invalidRequest } from '../../http/stripe-error.ts';
import { mergeMetadata } from '../../objects/metadata.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { decisionOn, mergeEvidence, saysAnything, type Decision } from './evidence.ts';
import { reinstateFunds, withdrawFunds } from './money.ts';
import type { Dispute } from './object.ts';
import { isInquiry, isOpen, stateAfter, type Outcome } from './state-machine.ts';

/** The kind of the due task at which the bank decides. */
export const bankDecides = 'dispute.bank_decides';

/** In test mode the bank decides within seconds. */
const decidesAfterSeconds = 5;

/**
 * Changes what is said against the dispute, and hands it to the bank unless `submit` is false.
 *
 * @throws StripeError when the dispute is closed.
 */
export function updateDispute(
  unit: UnitOfWork,
  dispute: Dispute,
  parameters: Stripe.DisputeUpdateParams,
): Dispute {
  checkOpen(dispute);
  const { evidence: given, intended_submission_method: method, metadata } = parameters;
  const evidence = given === undefined ? dispute.evidence : mergeEvidence(dispute.evidence, given);
  const submits = parameters.submit ?? (given !== undefined && saysAnything(evidence));
  const updated = announceUpdate(unit, 'charge.dispute.updated', 'dispute', dispute.id, {
    evidence,
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: dispute.evidence_details.has_evidence || given !== undefined,
      ...(submits && {
        submission_count: dispute.evidence_details.submission_count + 1,
        submission_method: 'manual' as const,
      }),
    },
    ...(method !== undefined && { intended_submission_method: method }),
    ...(metadata !== undefined && { metadata: mergeMetadata(dispute.metadata, metadata) }),
    ...(submits && { status: stateAfter('evidence_submitted', dispute.status) }),
  });
  if (submits && decisionOn(evidence) !== null) {
    const dueAt = unit.now + decidesAfterSeconds;
    schedule(unit, { kind: bankDecides, subject: dispute.id, dueAt });
  }
  return updated;
}

/** Gives in: the money is the customer's. */
export function closeDispute(unit: UnitOfWork, dispute: Dispute): Dispute {
  checkOpen(dispute);
  return close(unit, dispute, 'accepted');
}

/** The due task: the bank has read the evidence. */
export function decide(unit: UnitOfWork, id: string): void {
  const dispute = unit.mustGet('dispute', id);
  const decision = isOpen(dispute.status) ? decisionOn(dispute.evidence) : null;
  if (decision !== null) follow(unit, dispute, decision);
}

/** The due task: the time to answer is over, and nobody has. */
export function endUnanswered(unit: UnitOfWork, id: string): void {
  const dispute = unit.mustGet('dispute', id);
  if (!isOpen(dispute.status) || dispute.evidence_details.submission_count > 0) return;
  const { evidence_details: details } = dispute;
  const late = unit.update('dispute', id, { evidence_details: { ...details, past_due: true } });
  close(unit, late, 'overdue');
}

function follow(unit: UnitOfWork, dispute: Dispute, decision: Decision): void {
  if (decision !== 'escalated') close(unit, dispute, decision);
  // What is a chargeback already can't become one.
  else if (isInquiry(dispute.status)) escalate(unit, dispute);
}

/** The inquiry becomes a chargeback: the money that was left alone is taken now. */
function escalate(unit: UnitOfWork, dispute: Dispute): void {
  const { payment_method_details: details } = dispute;
  withdrawFunds(unit, dispute);
  const escalated = unit.update('dispute', dispute.id, {
    is_charge_refundable: false,
    ...(details?.card !== undefined && {
      payment_method_details: { ...details, card: { ...details.card, case_type: 'chargeback' } },
    }),
    status: stateAfter('escalated', dispute.status),
  });
  unit.emit('charge.dispute.updated', escalated);
  unit.emit('charge.dispute.funds_withdrawn', escalated);
}

function close(
  unit: UnitOfWork,
  dispute: Dispute,
  outcome: Extract<Outcome, 'accepted' | 'lost' | 'overdue' | 'won'>,
): Dispute {
  const status = stateAfter(outcome, dispute.status);
  const closed = unit.update('dispute', dispute.id, {
    // Won, or never charged back: the money is there to be given back.
    is_charge_refundable: status !== 'lost',
    status,
  });
  const settled = status === 'won' ? reinstateFunds(unit, closed) : closed;
  if (status === 'won') unit.emit('charge.dispute.funds_reinstated', settled);
  unit.emit('charge.dispute.closed', settled);
  return settled;
}

function checkOpen({ status }: Dispute): void {
  if (!isOpen(status)) throw invalidRequest('This dispute is already closed');
}
