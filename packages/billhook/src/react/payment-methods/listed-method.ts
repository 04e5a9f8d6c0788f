// A saved payment method as the list shows it.

/** What `paymentMethods.list` gives on the server has all of this; send these fields to the page, and no more. */
export interface ListedMethod {
  /** `pm_…`. */
  readonly id: string;
  /** Such as `card` or `sepa_debit`. */
  readonly type: string;
  /** Such as `visa`; null for what is no card. */
  readonly brand: string | null;
  /** The last four characters of the number, where it has one. */
  readonly last4: string | null;
  /** Null for what is no card. */
  readonly expiry: { readonly month: number; readonly year: number } | null;
  readonly isDefault: boolean;
}
