/**
 * The ways in which a card is declined, and the error that says so.
 * https://docs.stripe.com/declines/codes
 */
import { StripeError } from '../../http/stripe-error.ts';

/** Why a card was declined, as the bank or Stripe says it. */
export interface CardDecline {
  /** `card_declined`, `expired_card`, `incorrect_cvc`, `processing_error` … */
  readonly code: string;
  /** Says more about a `card_declined`; null for the codes that say it themselves. */
  readonly declineCode: string | null;
  readonly message: string;
  /** What to do about it, and the bank's own code; null where no answer of Stripe's is published. */
  readonly adviceCode: string | null;
  readonly networkDeclineCode: string | null;
  /** True when Stripe blocked the payment as too risky and never asked the bank. */
  readonly blocked: boolean;
}

function declined(
  code: string,
  message: string,
  details: Partial<Omit<CardDecline, 'code' | 'message'>> = {},
): CardDecline {
  const nothingMore = { declineCode: null, adviceCode: null, networkDeclineCode: null };
  return { code, message, ...nothingMore, blocked: false, ...details };
}

export const genericDecline: CardDecline = declined('card_declined', 'Your card was declined.', {
  declineCode: 'generic_decline',
  adviceCode: 'try_again_later',
  networkDeclineCode: '01',
});

export const insufficientFunds: CardDecline = declined(
  'card_declined',
  'Your card has insufficient funds.',
  { declineCode: 'insufficient_funds' },
);

export const lostCard: CardDecline = declined('card_declined', 'Your card was declined.', {
  declineCode: 'lost_card',
});

export const stolenCard: CardDecline = declined('card_declined', 'Your card was declined.', {
  declineCode: 'stolen_card',
});

export const velocityExceeded: CardDecline = declined(
  'card_declined',
  'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  { declineCode: 'card_velocity_exceeded' },
);

/** Stripe's own doing: the bank is not asked, and the payment counts as blocked. */
export const blockedAsFraud: CardDecline = declined('card_declined', 'Your card was declined.', {
  declineCode: 'fraudulent',
  blocked: true,
});

export const expiredCard: CardDecline = declined('expired_card', 'Your card has expired.');

export const incorrectCvc: CardDecline = declined(
  'incorrect_cvc',
  "Your card's security code is incorrect.",
);

export const processingError: CardDecline = declined(
  'processing_error',
  'An error occurred while processing your card. Try again in a little bit.',
);

/** A number that passes the Luhn check but is none of Stripe's: a real card, perhaps. */
export const realCardInTestMode: CardDecline = declined(
  'card_declined',
  'Your card was declined. Your request was in test mode, but used a non test (live) card. For a ' +
    'list of valid test cards, visit: https://stripe.com/docs/testing.',
  { declineCode: 'test_mode_live_card' },
);

/** The error (HTTP 402) that tells of a decline where no payment is involved, as in attaching. */
export function cardError(decline: CardDecline, param?: string): StripeError {
  return new StripeError({
    status: 402,
    type: 'card_error',
    code: decline.code,
    message: decline.message,
    ...(param !== undefined && { param }),
    ...(decline.declineCode !== null && { decline_code: decline.declineCode }),
    ...(decline.adviceCode !== null && { advice_code: decline.adviceCode }),
    ...(decline.networkDeclineCode !== null && {
      network_decline_code: decline.networkDeclineCode,
    }),
  });
}
