/** What the emulator remembers of a card behind a payment method: enough to act as that card does. */
export interface CardRecord {
  object: '_card';
  /** The id of the payment method. */
  id: string;
  /** The number of the test card; there are no others here. */
  number: string;
  /** Whether the CVC that was given passes; null when none was given. */
  cvcPasses: boolean | null;
  /** True once a 3D Secure set-up has been done for later use. */
  setUp: boolean;
  /** True once it was used without a customer, or detached from one: it can't be used again. */
  spent: boolean;
}
