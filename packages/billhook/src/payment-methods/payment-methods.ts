// A user's saved payment methods. Ids come from browsers, so that every one is checked to be the user's own
// before anything is done with it.
import Stripe from 'stripe';

import { findCustomer } from '../customers/find-customer.ts';
import type { Database } from '../database/database.ts';
import { PaymentMethodError } from '../errors/payment-method-error.ts';
import { idOf } from '../payments/outcome.ts';
import type { NewId } from '../randomness/random.ts';
import type { AccountReader } from '../stripe/account.ts';
import type { Gate } from '../stripe/gate.ts';
import { readSavedMethod, type SavedMethod } from './saved-method.ts';

/** The user, by the app's own id. */
interface UserId {
  readonly id: string;
}

export interface PaymentMethods {
  /**
   * The user's saved payment methods, the newest first; none for a user who never paid.
   *
   * @see https://docs.stripe.com/api/payment_methods/customer_list
   */
  list(user: UserId): Promise<SavedMethod[]>;
  /**
   * Makes one of them what is charged while the user is away.
   *
   * @throws PaymentMethodError (`payment_method_unknown`) when it is not the user's.
   * @see https://docs.stripe.com/api/customers/update#update_customer-invoice_settings-default_payment_method
   */
  setDefault(user: UserId, paymentMethod: string): Promise<SavedMethod>;
  /**
   * Forgets one of them: it cannot be charged any more.
   *
   * @throws PaymentMethodError (`payment_method_unknown`) when it is not the user's.
   * @see https://docs.stripe.com/api/payment_methods/detach
   */
  remove(user: UserId, paymentMethod: string): Promise<void>;
}

export interface PaymentMethodParts {
  readonly stripe: Stripe;
  readonly database: Database;
  readonly gate: Gate;
  readonly account: AccountReader;
  readonly livemode: boolean;
  readonly newId: NewId;
}

export function createPaymentMethods(parts: PaymentMethodParts): PaymentMethods {
  const { stripe, gate } = parts;
  return {
    list: async (user) => {
      const customerId = await customerOf(user, parts);
      return customerId === null ? [] : listMethods(customerId, parts);
    },
    setDefault: async (user, id) => {
      const { customerId, paymentMethod } = await ownMethod(user, id, parts);
      await gate.call(async (options) =>
        stripe.customers.update(
          customerId,
          { invoice_settings: { default_payment_method: id } },
          { ...options, idempotencyKey: `billhook-default-${parts.newId()}` },
        ),
      );
      return readSavedMethod(paymentMethod, id);
    },
    remove: async (user, id) => {
      await ownMethod(user, id, parts);
      await gate.call(async (options) =>
        stripe.paymentMethods.detach(
          id,
          {},
          { ...options, idempotencyKey: `billhook-detach-${parts.newId()}` },
        ),
      );
    },
  };
}

async function listMethods(
  customerId: string,
  { gate, stripe }: PaymentMethodParts,
): Promise<SavedMethod[]> {
  const [customer, methods] = await Promise.all([
    gate.call(async (options) => stripe.customers.retrieve(customerId, {}, { ...options })),
    gate.call(async (options) =>
      stripe.customers
        .listPaymentMethods(customerId, { limit: 100 }, { ...options })
        .autoPagingToArray({ limit: 1_000 }),
    ),
  ]);
  const defaultMethod =
    customer.deleted === true ? null : idOf(customer.invoice_settings.default_payment_method);
  return methods.map((method) => readSavedMethod(method, defaultMethod));
}

async function ownMethod(
  user: UserId,
  id: string,
  parts: PaymentMethodParts,
): Promise<{ readonly customerId: string; readonly paymentMethod: Stripe.PaymentMethod }> {
  const customerId = await customerOf(user, parts);
  const paymentMethod = await findMethod(id, parts);
  if (customerId !== null && idOf(paymentMethod?.customer) === customerId && paymentMethod) {
    return { customerId, paymentMethod };
  }
  throw new PaymentMethodError('payment_method_unknown', 'This user has no such payment method.', {
    ids: { user: user.id, paymentMethod: id },
  });
}

async function findMethod(
  id: string,
  { gate, stripe }: PaymentMethodParts,
): Promise<Stripe.PaymentMethod | undefined> {
  try {
    return await gate.call(async (options) =>
      stripe.paymentMethods.retrieve(id, {}, { ...options }),
    );
  } catch (error) {
    const isUnknown =
      error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
    if (isUnknown) return undefined;
    throw error;
  }
}

async function customerOf(user: UserId, parts: PaymentMethodParts): Promise<string | null> {
  const { livemode, database } = parts;
  return findCustomer(database, { account: await parts.account(), livemode, userId: user.id });
}
