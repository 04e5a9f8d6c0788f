/** Making the charge of an attempt, granted or not. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { newCharge, type Charge, type ChargeResult } from '../charges/object.ts';
import { markSpent } from '../payment-methods/instrument.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import type { CardInUse } from './card-in-use.ts';
import type { PaymentIntent } from './object.ts';

/** What a charge is made of. */
export interface Charging {
  intent: PaymentIntent;
  paymentMethod: PaymentMethod;
  /** Null when a bank account pays. */
  card: CardInUse | null;
  /** The permission to debit the account. */
  mandate?: string | null;
  baseUrl: string;
  authenticated: boolean;
}

/** Long enough for the digits of an authorization code and of a network transaction id. */
const seedLength = 21;

/** Stores the charge. A payment method of no customer is used up by it, whatever came of it. */
export function insertCharge(unit: UnitOfWork, charging: Charging, result: ChargeResult): Charge {
  const { intent, paymentMethod, card, baseUrl, authenticated } = charging;
  if (paymentMethod.customer === null && intent.setup_future_usage === null) {
    markSpent(unit, paymentMethod.id);
  }
  return unit.insert<'charge'>(
    newCharge({
      id: unit.newId('charge'),
      now: unit.now,
      baseUrl,
      paymentIntent: intent,
      paymentMethod,
      card: card && { details: card.details, checks: card.checks },
      mandate: charging.mandate ?? null,
      authenticated,
      result,
      seed: unit.newIdWithPrefix('', seedLength).slice(1),
    }),
  );
}
