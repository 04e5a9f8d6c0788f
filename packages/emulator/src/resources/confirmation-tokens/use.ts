/** Confirming an intent with a confirmation token: once, and within twelve hours. */
import { invalidRequest, resourceMissing } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { ConfirmationToken } from './object.ts';

/** The intent that the token is used for. */
export type TokenUse = { payment_intent: string } | { setup_intent: string };

export interface UsedToken {
  token: ConfirmationToken;
  /** The id of the payment method that the token stands for. */
  paymentMethod: string;
}

/** Uses the token up; throws when there is none, it is used already, or too old. */
export function useConfirmationToken(unit: UnitOfWork, id: string, use: TokenUse): UsedToken {
  const token = unit.get('confirmation_token', id);
  if (token === undefined) throw resourceMissing('confirmation_token', id, 'confirmation_token');
  const usedFor = token.payment_intent ?? token.setup_intent;
  if (usedFor !== null) {
    throw invalidRequest(
      `The ConfirmationToken ${id} has already been used to confirm ${usedFor}. Create a new one ` +
        'to confirm again.',
      { param: 'confirmation_token' },
    );
  }
  if (token.expires_at !== null && token.expires_at <= unit.now) {
    throw invalidRequest(`The ConfirmationToken ${id} has expired. Create a new one.`, {
      param: 'confirmation_token',
    });
  }
  unit.update('confirmation_token', id, { ...use, expires_at: null });
  const { paymentMethod } = unit.mustGet('_confirmation_token', id);
  return { token, paymentMethod };
}
