/**
 * The states of a setup intent, and what may be done in which of them.
 * https://docs.stripe.com/payments/intents?intent=setup
 */
export type SetupIntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'processing'
  | 'succeeded'
  | 'canceled';

/** What somebody wants to do to a setup intent. */
export type Command = 'confirm' | 'authenticate' | 'cancel' | 'change_payment_method';

/** What came of a command. */
export type Outcome = 'payment_method_chosen' | 'challenge_due' | 'set_up' | 'failed' | 'canceled';

const beforeSetUp: readonly SetupIntentStatus[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
];

const allowed: Readonly<Record<Command, readonly SetupIntentStatus[]>> = {
  confirm: beforeSetUp,
  authenticate: ['requires_action'],
  cancel: beforeSetUp,
  change_payment_method: beforeSetUp,
};

/**
 * Whether `command` may be given to a setup intent in this state. The SDK's type of states is open;
 * one that isn't listed here allows nothing.
 */
export function mayDo(command: Command, status: string): boolean {
  return allowed[command].some((state) => state === status);
}

/** The state in which an outcome leaves the setup intent. */
export function stateAfter(outcome: Outcome): SetupIntentStatus {
  switch (outcome) {
    case 'payment_method_chosen':
      return 'requires_confirmation';
    case 'challenge_due':
      return 'requires_action';
    case 'set_up':
      return 'succeeded';
    case 'failed':
      // Another payment method can be tried on the same intent.
      return 'requires_payment_method';
    case 'canceled':
      return 'canceled';
  }
}
