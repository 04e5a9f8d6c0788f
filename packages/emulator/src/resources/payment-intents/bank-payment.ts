/**
 * Paying from a bank account. A debit takes a while and may fail then; with a redirect the customer
 * authorizes the payment at the bank.
 * https://docs.stripe.com/payments/bank-debits, https://docs.stripe.com/payments/bank-redirects
 */
import { schedule } from '../../clock/due-queue.ts';
import { invalidRequest } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { bookCharge } from '../charges/book-charge.ts';
import { mandateFor } from '../mandates/mandates.ts';
import { accountBehind } from '../payment-methods/instrument.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import type { AttemptOptions, AttemptResult } from './attempt-result.ts';
import { challenge } from './challenge.ts';
import { insertCharge, type Charging } from './charging.ts';
import { docUrl, withError } from './failure.ts';
import type { PaymentIntent } from './object.ts';
import { missingReturnUrl } from './refusals.ts';
import { stateAfter } from './state-machine.ts';
import { saveForLater, succeed } from './success.ts';

/** The kind of the due task at which the bank says what came of a debit. */
export const debitSettles = 'payment_intent.debit_settles';

const currencies: ReadonlyMap<string, string> = new Map([
  ['ideal', 'eur'],
  ['sepa_debit', 'eur'],
  ['us_bank_account', 'usd'],
]);

/** Tries to take the money from the account; what comes of a debit is known only later. */
export function attemptByBank(
  unit: UnitOfWork,
  intent: PaymentIntent,
  options: AttemptOptions,
): AttemptResult {
  const { paymentMethod, baseUrl, authenticated } = options;
  checkCurrency(intent, paymentMethod);
  const charging = { intent, paymentMethod, card: null, baseUrl, authenticated };
  if (paymentMethod.type !== 'ideal') return { kind: 'done', intent: debit(unit, charging) };
  if (authenticated) return { kind: 'done', intent: succeed(unit, charging, 'normal') };
  if (options.returnUrl === null) throw missingReturnUrl(intent);
  return { kind: 'done', intent: challenge(unit, intent, options) };
}

function checkCurrency(intent: PaymentIntent, { type }: PaymentMethod): void {
  const needed = currencies.get(type);
  if (needed === undefined || needed === intent.currency) return;
  throw invalidRequest(
    `The currency of this PaymentIntent (${intent.currency}) can't be paid with ${type}, which ` +
      `takes ${needed} only.`,
    { code: 'payment_method_currency_mismatch', payment_intent: intent },
  );
}

function debit(unit: UnitOfWork, charging: Charging): PaymentIntent {
  const mandate = mandateFor(unit, charging.paymentMethod, charging.baseUrl);
  const paymentMethod = saveForLater(unit, charging);
  const charge = insertCharge(unit, { ...charging, paymentMethod, mandate }, { kind: 'pending' });
  unit.emit('charge.pending', charge);
  const processing = unit.update('payment_intent', charging.intent.id, {
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: paymentMethod.id,
    status: stateAfter('debited'),
  });
  unit.emit('payment_intent.processing', processing);
  const account = accountBehind(unit, paymentMethod.id);
  const dueAt = unit.now + (account?.afterSeconds ?? 0);
  schedule(unit, { kind: debitSettles, subject: processing.id, dueAt });
  return processing;
}

/** The due task: the bank has paid, or it has not. */
export function settleDebit(unit: UnitOfWork, id: string): void {
  const intent = unit.mustGet('payment_intent', id);
  const { latest_charge: charge, payment_method: paymentMethod } = intent;
  if (intent.status !== 'processing' || charge === null || paymentMethod === null) return;
  const failure = accountBehind(unit, paymentMethod)?.failure ?? null;
  if (failure !== null) {
    const failed = unit.update('charge', charge, {
      failure_code: failure.code,
      failure_message: failure.message,
      receipt_url: null,
      status: 'failed',
    });
    unit.emit('charge.failed', failed);
    withError(unit, intent, failed, {
      charge,
      code: failure.code,
      doc_url: docUrl(failure.code),
      message: failure.message,
      payment_method: unit.mustGet('payment_method', paymentMethod),
      type: 'card_error',
    });
    return;
  }
  const { amount } = intent;
  const paid = unit.update('charge', charge, {
    amount_captured: amount,
    paid: true,
    status: 'succeeded',
  });
  unit.emit('charge.succeeded', bookCharge(unit, paid));
  const succeeded = unit.update('payment_intent', id, {
    amount_received: amount,
    status: stateAfter('charged'),
  });
  unit.emit('payment_intent.succeeded', succeeded);
}
