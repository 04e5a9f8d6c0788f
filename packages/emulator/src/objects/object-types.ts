/**
 * Which object types the emulator stores, by the value of their `object` field. A new resource adds
 * its line here, and its id prefix, and the store, the events and `expand[]` know it.
 */
import type Stripe from 'stripe';

import type { Delivery } from '../events/delivery-record.ts';
import type { IdempotencyRecord } from '../http/idempotency-record.ts';
import type { BankRecord } from '../resources/payment-methods/bank-record.ts';
import type { CardRecord } from '../resources/payment-methods/card-record.ts';
import type { CheckoutPaymentRecord } from '../resources/checkout-sessions/checkout-payment-record.ts';
import type { ConfirmationTokenRecord } from '../resources/confirmation-tokens/object.ts';
import type { CardTokenRecord } from '../resources/tokens/object.ts';
import type { DueTask } from '../clock/due-task.ts';
import type { DeletedCustomerRecord } from './deleted-customer-record.ts';
import type { Wire } from './wire.ts';

/** The Stripe objects of this emulator. */
export interface StripeObjects {
  account: Wire<Stripe.Account>;
  balance_transaction: Wire<Stripe.BalanceTransaction>;
  charge: Wire<Stripe.Charge>;
  'checkout.session': Wire<Stripe.Checkout.Session>;
  confirmation_token: Wire<Stripe.ConfirmationToken>;
  customer: Wire<Stripe.Customer>;
  dispute: Wire<Stripe.Dispute>;
  event: Wire<Stripe.Event>;
  invoice: Wire<Stripe.Invoice>;
  invoice_payment: Wire<Stripe.InvoicePayment>;
  line_item: Wire<Stripe.LineItem> & { session: string };
  mandate: Wire<Stripe.Mandate>;
  payment_intent: Wire<Stripe.PaymentIntent>;
  payment_method: Wire<Stripe.PaymentMethod>;
  price: Wire<Stripe.Price>;
  product: Wire<Stripe.Product>;
  refund: Wire<Stripe.Refund>;
  setup_attempt: Wire<Stripe.SetupAttempt>;
  setup_intent: Wire<Stripe.SetupIntent>;
  subscription: Wire<Stripe.Subscription>;
  subscription_item: Wire<Stripe.SubscriptionItem>;
  token: Wire<Stripe.Token>;
  webhook_endpoint: Wire<Stripe.WebhookEndpoint>;
}

/** Records of the emulator's own, kept in the same store so that they survive with the rest. */
export interface InternalRecords {
  _bank: BankRecord;
  _card: CardRecord;
  _card_token: CardTokenRecord;
  _checkout_payment: CheckoutPaymentRecord;
  _confirmation_token: ConfirmationTokenRecord;
  _deleted_customer: DeletedCustomerRecord;
  _delivery: Delivery;
  _due_task: DueTask;
  _idempotency: IdempotencyRecord;
}

export type StoredTypes = StripeObjects & InternalRecords;
export type StoredType = keyof StoredTypes;
export type StripeObjectType = keyof StripeObjects;

/** The prefix of each type's ids: `cus_…` is a customer. */
export const idPrefixes: Readonly<Record<StripeObjectType, string>> = {
  account: 'acct',
  balance_transaction: 'txn',
  charge: 'ch',
  'checkout.session': 'cs_test',
  confirmation_token: 'ctoken',
  customer: 'cus',
  dispute: 'du',
  event: 'evt',
  invoice: 'in',
  invoice_payment: 'inpay',
  line_item: 'li',
  mandate: 'mandate',
  payment_intent: 'pi',
  payment_method: 'pm',
  price: 'price',
  product: 'prod',
  refund: 're',
  setup_attempt: 'setatt',
  setup_intent: 'seti',
  subscription: 'sub',
  subscription_item: 'si',
  token: 'tok',
  webhook_endpoint: 'we',
};
