/**
 * What the card network and Stripe made of a charge.
 * https://docs.stripe.com/api/charges/object#charge_object-outcome
 */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';
import type { CardDecline } from '../payment-methods/card-decline.ts';

export type ChargeOutcome = Wire<Stripe.Charge.Outcome>;
export type RiskLevel = 'normal' | 'elevated' | 'highest';

/** Of 100; Stripe calls from 65 elevated, from 75 highest. */
const riskScores: Readonly<Record<RiskLevel, number>> = { normal: 20, elevated: 65, highest: 95 };

/** The bank agreed. An elevated risk is only said: no rule of the emulator's account stops it. */
export function approved(riskLevel: RiskLevel): ChargeOutcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: 'approved_by_network',
    reason: null,
    risk_level: riskLevel,
    risk_score: riskScores[riskLevel],
    seller_message: 'Payment complete.',
    type: 'authorized',
  };
}

/** The bank said no, or Stripe did before asking it. */
export function declined(decline: CardDecline): ChargeOutcome {
  const { blocked, adviceCode, networkDeclineCode } = decline;
  const riskLevel = blocked ? 'highest' : 'normal';
  return {
    advice_code: adviceCode,
    network_advice_code: null,
    network_decline_code: networkDeclineCode,
    network_status: blocked ? 'not_sent_to_network' : 'declined_by_network',
    reason: blocked ? 'highest_risk_level' : reasonOf(decline),
    risk_level: riskLevel,
    risk_score: riskScores[riskLevel],
    // Stripe's own rule; nobody has to have written it.
    ...(blocked && { rule: 'block_if_high_risk' }),
    seller_message: blocked ? 'Stripe blocked this payment as too risky.' : sellerMessage(decline),
    type: blocked ? 'blocked' : 'issuer_declined',
  };
}

function reasonOf({ code, declineCode }: CardDecline): string {
  return declineCode ?? code;
}

function sellerMessage(decline: CardDecline): string {
  const reason = reasonOf(decline);
  return reason === 'generic_decline'
    ? 'The bank did not return any further details with this decline.'
    : `The bank returned the decline code \`${reason}\`.`;
}
