// What the components say, apart from the reasons of declines, which `describeDecline` knows.

export interface FormTexts {
  /** While the form is being loaded. */
  readonly loading: string;
  /** It could not be loaded; another attempt may help. */
  readonly notLoaded: string;
  /** It could not be loaded, and another attempt will not help. */
  readonly notAvailable: string;
  readonly tryAgain: string;
  /** The button, with `{amount}`. */
  readonly payAmount: string;
  readonly pay: string;
  readonly saveCard: string;
  /** While it is being confirmed, which 3D Secure is part of. */
  readonly working: string;
  /** It is not known what became of the attempt. */
  readonly unreachable: string;
  readonly paid: string;
  /** Accepted, but it takes days, as bank debits do. */
  readonly paymentProcessing: string;
  readonly paymentCanceled: string;
  readonly saved: string;
  readonly saveProcessing: string;
  readonly saveCanceled: string;
  /** The heading of the list of saved payment methods. */
  readonly savedMethods: string;
  readonly noSavedMethods: string;
  readonly methodsNotLoaded: string;
  /** A card or account, with `{brand}` and `{last4}`. */
  readonly endingIn: string;
  /** With `{date}`. */
  readonly expires: string;
  readonly expired: string;
  readonly isDefault: string;
  readonly makeDefault: string;
  readonly remove: string;
  /** With `{method}`, as are the next four. */
  readonly makeMethodDefault: string;
  readonly removeMethod: string;
  readonly confirmRemoval: string;
  readonly nowDefault: string;
  readonly removed: string;
  readonly keep: string;
  readonly changeFailed: string;
  /** The button that goes to the hosted checkout. */
  readonly checkout: string;
  readonly openingCheckout: string;
  readonly checkoutFailed: string;
}
