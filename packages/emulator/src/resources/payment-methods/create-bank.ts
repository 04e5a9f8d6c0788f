/** Makes payment methods of bank accounts. */
import type Stripe from 'stripe';

import { invalidRequest, unsupported, type StripeError } from '../../http/stripe-error.ts';
import { newMetadata } from '../../objects/metadata.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { BankType } from './bank-record.ts';
import { fingerprintOf } from './card-number.ts';
import { isIban } from './iban.ts';
import { mergeBillingDetails, type PaymentMethod } from './object.ts';
import { testRoutingNumber, type TestBank } from './test-banks.ts';

type Parameters = Stripe.PaymentMethodCreateParams;
type Details = Pick<PaymentMethod, BankType>;

const types: readonly BankType[] = ['ideal', 'sepa_debit', 'us_bank_account'];

/** Whether payment methods of this type pay from a bank account. */
export function isBankType(type: string): type is BankType {
  return types.some((known) => known === type);
}

/** Stores a new payment method; throws what is wrong with the account that was given. */
export function createBankPaymentMethod(
  unit: UnitOfWork,
  type: BankType,
  given: Parameters,
): PaymentMethod {
  const { account, details } = readers[type](given);
  const id = unit.newId('payment_method');
  unit.insert<'_bank'>({ object: '_bank', id, type, account, spent: false });
  return unit.insert<'payment_method'>({
    id,
    object: 'payment_method',
    allow_redisplay: given.allow_redisplay ?? 'unspecified',
    billing_details: mergeBillingDetails(null, given.billing_details),
    ...details,
    created: unit.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: newMetadata(given.metadata),
    type,
  });
}

/** Stores a new payment method of a test account. */
export function createTestBank(unit: UnitOfWork, { account }: TestBank): PaymentMethod {
  const billing_details = { email: 'jenny@example.com', name: 'Jenny Rosen' };
  return isIban(account)
    ? createBankPaymentMethod(unit, 'sepa_debit', {
        billing_details,
        sepa_debit: { iban: account },
      })
    : createBankPaymentMethod(unit, 'us_bank_account', {
        billing_details,
        us_bank_account: {
          account_holder_type: 'individual',
          account_number: account,
          routing_number: testRoutingNumber,
        },
      });
}

interface ReadAccount {
  account: string;
  details: Details;
}

const readers: Readonly<Record<BankType, (given: Parameters) => ReadAccount>> = {
  ideal: ({ ideal }) => ({
    account: '',
    details: { ideal: { bank: ideal?.bank ?? null, bic: null } },
  }),
  sepa_debit: readIban,
  us_bank_account: readUsAccount,
};

function readIban({ sepa_debit: given }: Parameters): ReadAccount {
  if (given === undefined) throw missing('sepa_debit');
  const account = given.iban.replaceAll(' ', '').toUpperCase();
  if (!isIban(account)) {
    throw invalidRequest('The IBAN you provided is invalid.', {
      code: 'invalid_bank_account_iban',
      param: 'sepa_debit[iban]',
    });
  }
  return {
    account,
    details: {
      sepa_debit: {
        bank_code: account.slice(4, 9),
        branch_code: '',
        country: account.slice(0, 2),
        fingerprint: fingerprintOf(account),
        generated_from: { charge: null, setup_attempt: null },
        last4: account.slice(-4),
      },
    },
  };
}

function readUsAccount({
  us_bank_account: given,
  billing_details: billing,
}: Parameters): ReadAccount {
  if (given?.financial_connections_account !== undefined) {
    throw unsupported('financial connections', 'us_bank_account[financial_connections_account]');
  }
  const account = given?.account_number;
  const routingNumber = given?.routing_number;
  if (account === undefined) throw missing('us_bank_account[account_number]');
  if (routingNumber === undefined) throw missing('us_bank_account[routing_number]');
  if (given?.account_holder_type === undefined) {
    throw missing('us_bank_account[account_holder_type]');
  }
  if ((billing?.name ?? '') === '') throw missing('billing_details[name]');
  return {
    account,
    details: {
      us_bank_account: {
        account_holder_type: given.account_holder_type,
        account_type: given.account_type ?? 'checking',
        bank_name: 'STRIPE TEST BANK',
        financial_connections_account: null,
        fingerprint: fingerprintOf(account),
        last4: account.slice(-4),
        networks: { preferred: 'ach', supported: ['ach'] },
        routing_number: routingNumber,
        status_details: {},
      },
    },
  };
}

function missing(param: string): StripeError {
  return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
}
