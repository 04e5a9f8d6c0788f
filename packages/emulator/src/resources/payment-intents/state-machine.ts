/**
 * The states of a payment intent, and what may be done in which of them. Everything else about
 * payment intents asks here.
 * https://docs.stripe.com/payments/paymentintents/lifecycle
 */
export type PaymentIntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'processing'
  | 'succeeded'
  | 'canceled';

/** What somebody wants to do to a payment intent. */
export type Command = 'confirm' | 'authenticate' | 'capture' | 'cancel' | 'change_payment';

/** What came of a command. */
export type Outcome =
  | 'payment_method_chosen'
  | 'challenge_due'
  | 'authorized'
  | 'debited'
  | 'charged'
  | 'failed'
  | 'captured'
  | 'canceled';

const beforePayment: readonly PaymentIntentStatus[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
];

const allowed: Readonly<Record<Command, readonly PaymentIntentStatus[]>> = {
  confirm: beforePayment,
  authenticate: ['requires_action'],
  capture: ['requires_capture'],
  cancel: [...beforePayment, 'requires_capture', 'processing'],
  change_payment: beforePayment,
};

/**
 * Whether `command` may be given to an intent in this state. The SDK's type of states is open; one
 * that isn't listed here allows nothing.
 */
export function mayDo(command: Command, status: string): boolean {
  return allowed[command].some((state) => state === status);
}

/** The state in which an outcome leaves the intent. */
export function stateAfter(outcome: Outcome): PaymentIntentStatus {
  switch (outcome) {
    case 'payment_method_chosen':
      return 'requires_confirmation';
    case 'challenge_due':
      return 'requires_action';
    case 'debited':
      return 'processing';
    case 'authorized':
      return 'requires_capture';
    case 'charged':
    case 'captured':
      return 'succeeded';
    case 'failed':
      // A declined payment is tried again with another payment method, on the same intent.
      return 'requires_payment_method';
    case 'canceled':
      return 'canceled';
  }
}
