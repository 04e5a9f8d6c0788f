/**
 * Stripe's documented test accounts, and what comes of debiting them. An account that isn't one of
 * these is debited without trouble.
 * https://docs.stripe.com/payments/ach-direct-debit/accept-a-payment#test-account-numbers
 * https://docs.stripe.com/payments/sepa-debit/accept-a-payment#test-account-numbers
 */
import type { CardDecline } from './card-decline.ts';

export interface TestBank {
  readonly account: string;
  /** The test id of a payment method of it. */
  readonly testId: string;
  /** Why the bank doesn't pay; null when it does. */
  readonly failure: CardDecline | null;
  /** How long the payment is `processing`. */
  readonly afterSeconds: number;
  /** Whether the customer has the money taken back at once. */
  readonly disputed: boolean;
}

/** Soon enough to be waited for, and late enough for `processing` to be seen. */
const soon = 5;
const threeMinutes = 180;

/** The bank of all American test accounts. */
export const testRoutingNumber = '110000000';

export const testBanks: readonly TestBank[] = [
  bank('000123456789', 'pm_usBankAccount_success'),
  bank('000111111113', 'pm_usBankAccount_accountClosed', {
    failure: failure('account_closed', "The customer's bank account has been closed."),
  }),
  bank('000111111116', 'pm_usBankAccount_noAccount', {
    failure: failure('no_account', "The customer's bank account could not be located."),
  }),
  bank('000222222227', 'pm_usBankAccount_insufficientFunds', {
    failure: failure(
      'insufficient_funds',
      "The customer's account has insufficient funds to cover this payment.",
    ),
  }),
  bank('000333333335', 'pm_usBankAccount_debitNotAuthorized', {
    failure: failure(
      'debit_not_authorized',
      'The customer has notified their bank that this payment was unauthorized.',
    ),
  }),
  bank('AT611904300234573201', 'pm_success_at'),
  bank('AT321904300235473204', 'pm_successDelayed_at', { afterSeconds: threeMinutes }),
  bank('AT861904300235473202', 'pm_failed_at', { failure: couldNotProcess() }),
  bank('AT051904300235473205', 'pm_failedDelayed_at', {
    failure: couldNotProcess(),
    afterSeconds: threeMinutes,
  }),
  bank('AT591904300235473203', 'pm_disputed_at', { disputed: true }),
  bank('AT981904300002222227', 'pm_insufficientFunds_at', {
    failure: failure(
      'insufficient_funds',
      "The customer's account has insufficient funds to cover this payment.",
    ),
  }),
];

/** What comes of debiting the account. */
export function bankBehind(account: string): TestBank {
  return testBanks.find((known) => known.account === account) ?? bank(account, '');
}

/** The account of a test id such as `pm_usBankAccount_success`. */
export function findTestBank(testId: string): TestBank | undefined {
  return testBanks.find((known) => known.testId === testId);
}

function bank(
  account: string,
  testId: string,
  differences: Partial<Omit<TestBank, 'account' | 'testId'>> = {},
): TestBank {
  return { account, testId, failure: null, afterSeconds: soon, disputed: false, ...differences };
}

function couldNotProcess(): CardDecline {
  return failure(
    'generic_could_not_process',
    "The customer's bank could not process this payment.",
  );
}

/** Banks refuse debits in the same form in which they decline cards. */
function failure(code: string, message: string): CardDecline {
  const nothingMore = { declineCode: null, adviceCode: null, networkDeclineCode: null };
  return { code, message, ...nothingMore, blocked: false };
}
