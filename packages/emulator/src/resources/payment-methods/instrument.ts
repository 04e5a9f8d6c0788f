/** What payments ask of a payment method, whether it is a card or pays from a bank account. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { CardDecline } from './card-decline.ts';
import { attachDecline, cardBehind } from './card.ts';
import type { Aftermath } from './test-card.ts';
import { bankBehind, type TestBank } from './test-banks.ts';

/** The account behind a payment method; undefined when it is a card. */
export function accountBehind(unit: UnitOfWork, paymentMethodId: string): TestBank | undefined {
  const record = unit.get('_bank', paymentMethodId);
  return record && bankBehind(record.account);
}

/** Whether it was used without a customer, or detached from one, and can't be used again. */
export function isSpent(unit: UnitOfWork, id: string): boolean {
  return unit.get('_bank', id)?.spent ?? cardBehind(unit, id).record.spent;
}

/** Notes that it can't be used again. */
export function markSpent(unit: UnitOfWork, id: string): void {
  unit.update(unit.get('_bank', id) === undefined ? '_card' : '_bank', id, { spent: true });
}

/** Notes that it was set up for later payments, with 3D Secure where that is due. */
export function noteSetUp(unit: UnitOfWork, id: string): void {
  if (unit.get('_card', id) !== undefined) unit.update('_card', id, { setUp: true });
}

/** Why it can't be attached to a customer; null when it can. */
export function whyNotAttachable(unit: UnitOfWork, id: string): CardDecline | null {
  return unit.get('_bank', id) === undefined ? attachDecline(unit, id) : null;
}

/** What happens some time after a payment with it, or a refund of one. */
export function aftermathOf(unit: UnitOfWork, id: string | null): Aftermath | null {
  if (id === null) return null;
  const account = accountBehind(unit, id);
  if (account === undefined) return cardBehind(unit, id).card.aftermath;
  return account.disputed ? 'dispute_fraudulent' : null;
}

/** Whether its money is available at once instead of pending for some days. */
export function bypassesPending(unit: UnitOfWork, id: string | null): boolean {
  if (id === null || accountBehind(unit, id) !== undefined) return false;
  return cardBehind(unit, id).card.bypassesPending;
}
