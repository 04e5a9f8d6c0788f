// The SDK's decimal numbers. Loading the SDK takes longer than loading all of the emulator, and few requests have a
// decimal, so that it is loaded when the first one comes.
import { createRequire } from 'node:module';
import type { Stripe } from 'stripe';

let sdk: typeof Stripe | undefined;

/** The decimal that a text such as `12.5` stands for. @throws when it is no number. */
export function decimalFrom(text: string): Stripe.Decimal {
  // What `require` returns has no type of its own; this package's CommonJS form is the class itself.
  sdk ??= createRequire(import.meta.url)('stripe') as typeof Stripe;
  return sdk.Decimal.from(text);
}
