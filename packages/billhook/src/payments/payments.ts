// Payments as an app meets them.
import type { User } from '../customers/ensure-customer.ts';
import { objectsOfReference } from '../idempotency/operation-row.ts';
import { cancelPayment } from './cancel-payment.ts';
import { capturePayment } from './capture-payment.ts';
import { chargeSaved } from './charge-saved.ts';
import { confirmPayment } from './confirm-payment.ts';
import { createPayment } from './create-payment.ts';
import type { Payment } from './payment.ts';
import type {
  CancelInput,
  CaptureInput,
  ChargeSavedInput,
  ConfirmInput,
  PaymentInput,
  ReadInput,
} from './payment-input.ts';
import type { PaymentParts } from './payment-parts.ts';
import { readPayment } from './read-payment.ts';

/**
 * Payments. A card that is declined is no exception: it is an outcome of the payment. All of them throw
 * StripeUnavailableError while Stripe is down, and Stripe's error when it refuses a call as such.
 */
export interface Payments {
  /**
   * Begins a payment that the customer makes on a page of yours, with `clientSecret`.
   *
   * With a `reference`, two calls with the same parameters give the same payment as it stands, also after
   * a restart; one that was canceled gives way to a new one.
   *
   * @throws AmountError, CustomerUnsettledError, IdempotencyMismatchError, OperationUnsettledError.
   * @see https://docs.stripe.com/api/payment_intents/create
   */
  create(input: PaymentInput): Promise<Payment>;
  /**
   * Charges a saved payment method while the customer is away.
   *
   * An amount is charged once for a reference, however often this is called: a call that was cut off is
   * found again, and after a decline another call makes another attempt on the same payment. Where the
   * bank wants the customer, the outcome is `requires_action` with a link for them.
   *
   * @throws PaymentMethodError when none is given and the user has no default one; AmountError,
   *   CustomerUnsettledError, IdempotencyMismatchError, OperationUnsettledError.
   * @see https://docs.stripe.com/payments/save-and-reuse#charge-saved-payment-method
   */
  chargeSaved(user: User, input: ChargeSavedInput): Promise<Payment>;
  /**
   * Confirms a payment on the server. One that was confirmed before is given as it stands.
   *
   * @see https://docs.stripe.com/api/payment_intents/confirm
   */
  confirm(id: string, input?: ConfirmInput): Promise<Payment>;
  /**
   * Takes the money that a payment with `captureMethod: 'manual'` holds: all of it, or `amount`.
   *
   * @throws AmountError for an amount in another currency.
   * @see https://docs.stripe.com/api/payment_intents/capture
   */
  capture(id: string, input?: CaptureInput): Promise<Payment>;
  /**
   * Gives a payment up that has not succeeded; money that it holds is released.
   *
   * @see https://docs.stripe.com/api/payment_intents/cancel
   */
  cancel(id: string, input?: CancelInput): Promise<Payment>;
  /**
   * The payment as it stands now at Stripe.
   *
   * @see https://docs.stripe.com/api/payment_intents/retrieve
   */
  get(id: string, input?: ReadInput): Promise<Payment>;
  /** The payments that were begun here for a reference, the newest first. */
  forReference(reference: string, input?: ReadInput): Promise<Payment[]>;
}

export function createPayments(parts: PaymentParts): Payments {
  const get = async (id: string, input: ReadInput): Promise<Payment> => {
    const intent = await parts.gate.call(async (options) =>
      parts.stripe.paymentIntents.retrieve(id, {}, { ...options }),
    );
    return readPayment(intent, input, parts.links);
  };
  return {
    create: async (input) => createPayment(input, parts),
    chargeSaved: async (user, input) => chargeSaved(user, input, parts),
    confirm: async (id, input) => confirmPayment(id, input ?? {}, parts),
    capture: async (id, input) => capturePayment(id, input ?? {}, parts),
    cancel: async (id, input) => cancelPayment(id, input ?? {}, parts),
    get: async (id, input) => get(id, input ?? {}),
    forReference: async (reference, input) => {
      const mode = { account: await parts.account(), livemode: parts.livemode };
      const ids = await objectsOfReference(parts.database, mode, {
        reference,
        operations: ['payment.create', 'payment.charge_saved'],
      });
      return Promise.all(ids.map(async (id) => get(id, input ?? {})));
    },
  };
}
