// Says what a refused payment means: to the customer in their language, and to the app in words that it can
// act on.
import { cardDeclines } from './card-declines.ts';
import type { DeclineAdvice, DeclineEntry } from './decline-entry.ts';
import { refused, wrong } from './decline-kinds.ts';
import { localMethodDeclines } from './local-method-declines.ts';
import { messagesFor } from './messages/languages.ts';
import { paymentErrors } from './payment-errors.ts';

/** The codes as Stripe's error has them: `code`, `decline_code`, `advice_code`. */
export interface DeclineCodes {
  readonly code?: string | null | undefined;
  /** Says more than `code` where it is `card_declined`. */
  readonly declineCode?: string | null | undefined;
  /** The bank's advice: `confirm_card_data`, `do_not_try_again` or `try_again_later`. */
  readonly adviceCode?: string | null | undefined;
}

export interface DescribedDecline {
  /** For the customer: plain text, polite, and without what they must not be told. */
  readonly message: string;
  /**
   * Whether the same charge, later and without anybody changing anything, is allowed and may succeed. For
   * your code alone: shown beside the message, it would tell a stolen card from another one.
   */
  readonly retryable: boolean;
  /** What is to be done. It tells no more than the message. */
  readonly advice: DeclineAdvice;
}

/** All tables in one: a code that stands in two of them means the same in both. */
const entries: ReadonlyMap<string, DeclineEntry> = new Map(
  [paymentErrors, localMethodDeclines, cardDeclines].flatMap((table) => Object.entries(table)),
);

/**
 * Describes a decline. A code that is not known, such as a new one of Stripe's, gets the message that any
 * decline has, and is not retried, because networks charge for retries that they forbid.
 *
 * @param codes as in Stripe's error or a payment intent's `last_payment_error`.
 * @param locale a language tag such as 'de-AT', or several, the preferred first; English if there is none
 *   of them among English, German, French, Spanish and Portuguese.
 * @see https://docs.stripe.com/declines/codes
 */
export function describeDecline(
  codes: DeclineCodes,
  locale: string | readonly string[],
): DescribedDecline {
  const { retryable, advice, message } = advised(find(codes), codes.adviceCode);
  return { message: messagesFor(locale)[message], retryable, advice };
}

/** By the decline code if it is known, and otherwise by the error's own. */
function find({ code, declineCode }: DeclineCodes): DeclineEntry | undefined {
  return entries.get(declineCode ?? '') ?? entries.get(code ?? '');
}

/** https://docs.stripe.com/declines/card#retrying-issuer-declines */
function advised(
  entry: DeclineEntry | undefined,
  adviceCode: string | null | undefined,
): DeclineEntry {
  const described = entry ?? refused;
  switch (adviceCode) {
    case 'try_again_later':
      // The bank's word decides where the code is unknown; it does not undo a refusal for good.
      return entry === undefined ? { ...described, retryable: true } : described;
    case 'do_not_try_again':
      return { ...described, retryable: false };
    case 'confirm_card_data':
      return described.message === 'generic' && described.confidential !== true
        ? wrong('details')
        : { ...described, retryable: false };
    default:
      return described;
  }
}
