// The public names of Billhook, listed by hand.
export type { Billhook, Checkout, CustomersOfUsers, Inbox, Webhooks } from './billhook.ts';
export type {
  CheckoutInput,
  CheckoutItem,
  CheckoutSession,
  PriceData,
} from './checkout/checkout-input.ts';
export type {
  BillhookOptions,
  DatabaseOptions,
  StripeOptions,
  WorkerOptions,
} from './config/options.ts';
export { createBillhook } from './create-billhook.ts';
export type { User } from './customers/ensure-customer.ts';
export type { Database, Queryable } from './database/database.ts';
export type { DeclineAdvice } from './declines/decline-entry.ts';
export {
  type DeclineCodes,
  describeDecline,
  type DescribedDecline,
} from './declines/describe-decline.ts';
export { AmountError, type AmountErrorCode } from './errors/amount-error.ts';
export { BillhookError } from './errors/billhook-error.ts';
export { CheckoutUrlMissingError } from './errors/checkout-url-missing-error.ts';
export { ConfigurationError } from './errors/configuration-error.ts';
export { CustomerUnsettledError } from './errors/customer-unsettled-error.ts';
export { EmbeddedPostgresError } from './errors/embedded-postgres-error.ts';
export { HandlerTimeoutError } from './errors/handler-timeout-error.ts';
export { MigrationError } from './errors/migration-error.ts';
export { PayloadError } from './errors/payload-error.ts';
export type { ErrorCode } from './errors/registry.ts';
export { SignatureError } from './errors/signature-error.ts';
export { TransactionClosedError } from './errors/transaction-closed-error.ts';
export type { ErrorBody } from './http/error-response.ts';
export type { Logger } from './logging/logger.ts';
export { allocateMoney } from './money/allocate-money.ts';
export { addMoney, multiplyMoney, subtractMoney } from './money/arithmetic.ts';
export {
  type ChargeLimits,
  chargeLimits,
  type ChargeOptions,
  checkCharge,
} from './money/charge-limits.ts';
export type { MinorUnitsOptions } from './money/check-minor-units.ts';
export { type Currency, currencies } from './money/currencies.ts';
export { decimalText, formatMoney } from './money/format-money.ts';
export { money, type Money, moneyFromStripe, type MoneyOptions } from './money/money.ts';
export type { Rounding } from './money/rounding.ts';
export type {
  EventOf,
  EventType,
  Handler,
  HandlerContext,
  LinkedUser,
} from './webhooks/handlers.ts';
export type { InboxEvent, InboxState } from './webhooks/inbox/read-inbox.ts';
export { dead, done, ignored, type Outcome, retry } from './webhooks/outcomes.ts';
