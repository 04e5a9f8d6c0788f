/**
 * What the customer reads on the bank statement.
 * https://docs.stripe.com/get-started/account/statement-descriptors
 */

import { newAccount as account } from '../accounts/object.ts';

/** The descriptor of the account, and its short form that a suffix is added to. */
const accountDescriptor = account.settings?.payments.statement_descriptor ?? '';
const accountPrefix = account.settings?.card_payments?.statement_descriptor_prefix ?? '';

/** How much of it a bank prints. */
const lengthMax = 22;

export interface StatementDescriptors {
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
}

/** The full descriptor: the account's, or the payment's own, or the account's with a suffix. */
export function calculatedStatementDescriptor(payment: StatementDescriptors): string {
  const { statement_descriptor: own, statement_descriptor_suffix: suffix } = payment;
  const full = suffix === null ? (own ?? accountDescriptor) : `${accountPrefix}* ${suffix}`;
  return full.slice(0, lengthMax);
}
