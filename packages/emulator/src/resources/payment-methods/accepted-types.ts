/**
 * The types of payment methods that the emulator's account accepts: cards unless told otherwise, and
 * bank debits and iDEAL where an intent asks for them by name.
 */

/** The payment method configuration of the account. */
export const configurationId = 'pmc_1BillhookEmulator';

const supportedTypes: readonly string[] = ['card', 'ideal', 'sepa_debit', 'us_bank_account'];
const enabledTypes: readonly string[] = ['card'];

/** What of a request decides which types of payment methods an intent takes. */
export interface TypeParameters {
  allowed_payment_method_types?: readonly string[] | undefined;
  excluded_payment_method_types?: readonly string[] | undefined;
}

/** The types that an intent takes: of those that the emulator has, what is allowed and not excluded. */
export function acceptedTypes({
  allowed_payment_method_types: allowed = enabledTypes,
  excluded_payment_method_types: excluded = [],
}: TypeParameters): string[] {
  return supportedTypes.filter((type) => allowed.includes(type) && !excluded.includes(type));
}
