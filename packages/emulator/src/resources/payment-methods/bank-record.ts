/** The types of payment methods that are bank accounts, or pay from one. */
export type BankType = 'ideal' | 'sepa_debit' | 'us_bank_account';

/** What the emulator remembers of an account behind a payment method: enough to act as it does. */
export interface BankRecord {
  object: '_bank';
  /** The id of the payment method. */
  id: string;
  type: BankType;
  /** The number or the IBAN of the account; empty where the bank asks the customer itself. */
  account: string;
  /** True once it was used without a customer, or detached from one: it can't be used again. */
  spent: boolean;
}
