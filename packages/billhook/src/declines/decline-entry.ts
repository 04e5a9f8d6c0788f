// What is known of one way in which a payment is refused.
import type { MessageKey } from './messages/message-key.ts';

/**
 * What is to be done about it, for the app to act on:
 *
 * - `try_again`: the customer tries again, as before.
 * - `correct_details`: something was entered wrongly or is out of date.
 * - `authenticate`: the customer confirms the payment with their bank or their PIN.
 * - `use_another_method`: this card or method will not do; another may.
 * - `contact_bank`: only the customer's bank can say why, or help.
 * - `check_earlier_payment`: it may have been paid already.
 * - `contact_seller`: nothing that the customer does will help.
 */
export type DeclineAdvice =
  | 'authenticate'
  | 'check_earlier_payment'
  | 'contact_bank'
  | 'contact_seller'
  | 'correct_details'
  | 'try_again'
  | 'use_another_method';

export interface DeclineEntry {
  /** Whether the same charge, later and without anybody changing anything, is allowed and may succeed. */
  readonly retryable: boolean;
  readonly advice: DeclineAdvice;
  readonly message: MessageKey;
  /** True where the customer must not learn the reason: all they may see is what anybody sees. */
  readonly confidential?: true;
}
