// What the two forms take alike.
import type { Appearance, StripePaymentElementOptions } from '@stripe/stripe-js';
import type { ReactNode } from 'react';

import type { FormTexts } from '../texts/texts.ts';

export interface FormProps {
  /** `pk_…`: it may be public, and can only pay. https://docs.stripe.com/keys */
  readonly publishableKey: string;
  /** `acct_…`, for payments of a connected account. https://docs.stripe.com/connect/direct-charges */
  readonly stripeAccount?: string;
  /** The `clientSecret` that your server got. Another one makes another form. */
  readonly clientSecret: string;
  /**
   * Where ways of paying with a page of their own bring the customer back to; show the form there again, with the
   * same client secret, and it tells how it ended. Default: the page that the form is on.
   */
  readonly returnUrl?: string;
  /** What went wrong besides declines: for your logs, not for the customer, who is told in the form. */
  readonly onError?: (error: unknown) => void;
  /** A language tag such as 'de-AT'. Default: the `lang` of `<html>`, or the browser's. */
  readonly locale?: string;
  /** Words of your own instead of the form's. */
  readonly texts?: Partial<FormTexts>;
  /** What CSS variables can't say. https://docs.stripe.com/elements/appearance-api */
  readonly appearance?: Appearance;
  /** Options of Stripe's fields. https://docs.stripe.com/js/elements_object/create_payment_element */
  readonly fields?: StripePaymentElementOptions;
  /** A class for the whole, besides the form's own. */
  readonly className?: string;
  /** What stands between the fields and the button, such as your terms. */
  readonly children?: ReactNode;
}
