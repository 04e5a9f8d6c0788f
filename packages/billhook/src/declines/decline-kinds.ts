// The kinds of refusals, of which many codes share one.
//
// Whether a charge may be repeated follows two pages of Stripe's: the codes after which its own retries
// stop (https://docs.stripe.com/billing/revenue-recovery/smart-retries) and the next steps of each code
// (https://docs.stripe.com/declines/codes): where those have the customer change something, repeating the
// same charge is of no use.
import type { DeclineAdvice, DeclineEntry } from './decline-entry.ts';
import type { MessageKey } from './messages/message-key.ts';

/** The bank gives no reason; another time it may say yes. */
export const unexplained: DeclineEntry = {
  retryable: true,
  advice: 'contact_bank',
  message: 'generic',
};

/** The bank gives no reason, and will not say yes another time. */
export const refused: DeclineEntry = { ...unexplained, retryable: false };

/**
 * Stripe asks not to tell the customer: the card is reported lost or stolen, or the payment is taken for
 * fraud. Whoever holds the card must see what any other customer sees.
 */
export const confidential: DeclineEntry = { ...refused, confidential: true };

/** Nobody's fault; the same charge may well go through a little later. */
export const temporary: DeclineEntry = {
  retryable: true,
  advice: 'try_again',
  message: 'temporary',
};

/** Something that was entered is wrong. */
export const wrong = (message: MessageKey): DeclineEntry => needs('correct_details', message);

/** The customer has to do something before it can go through. */
export const needs = (advice: DeclineAdvice, message: MessageKey): DeclineEntry => ({
  retryable: false,
  advice,
  message,
});
