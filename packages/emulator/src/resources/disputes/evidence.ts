/**
 * The evidence against a dispute. In test mode a few words in `uncategorized_text` decide how it ends.
 * https://docs.stripe.com/testing#evidence
 */
import type Stripe from 'stripe';

import { unsupported } from '../../http/stripe-error.ts';
import type { Wire } from '../../objects/wire.ts';

export type Evidence = Wire<Stripe.Dispute.Evidence>;
type Given = NonNullable<Stripe.DisputeUpdateParams['evidence']>;

/** How the bank decides, and on what words. */
export type Decision = 'won' | 'lost' | 'escalated';

const decisions: ReadonlyMap<string, Decision> = new Map([
  ['winning_evidence', 'won'],
  ['losing_evidence', 'lost'],
  ['escalate_inquiry_evidence', 'escalated'],
]);

/** What the evidence leads to; null when the bank goes on reading. */
export function decisionOn({ uncategorized_text: text }: Evidence): Decision | null {
  return text === null ? null : (decisions.get(text) ?? null);
}

/** Nothing has been said yet. */
export function emptyEvidence(): Evidence {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  };
}

/** The evidence after a request: fields that are not named stay, an empty text takes one back. */
export function mergeEvidence(current: Evidence, given: Given): Evidence {
  const { appeal, enhanced_evidence: enhanced, ...texts } = given;
  if (appeal !== undefined) throw unsupported('appeals', 'evidence[appeal]');
  if (enhanced !== undefined && enhanced !== '' && enhanced !== null) {
    throw unsupported('enhanced evidence', 'evidence[enhanced_evidence]');
  }
  const changes = Object.entries(texts).map(([name, text]) => [name, text === '' ? null : text]);
  // The names were checked against the table of the operation: they are those of the evidence.
  return { ...current, ...(Object.fromEntries(changes) as Partial<Evidence>) };
}

/** Whether there is anything for the bank to read. */
export function saysAnything(evidence: Evidence): boolean {
  return Object.values(evidence).some((text) => typeof text === 'string' && text !== '');
}
