// The public names of Billhook, listed by hand.
export type {
  Billhook,
  Checkout,
  CustomersOfUsers,
  Deferred,
  Inbox,
  Webhooks,
} from './billhook.ts';
export type {
  CheckoutInput,
  CheckoutItem,
  CheckoutSession,
  PriceData,
} from './checkout/checkout-input.ts';
export type {
  BillhookOptions,
  DatabaseOptions,
  IngestOptions,
  StripeOptions,
  UpkeepOptions,
  WorkerOptions,
} from './config/options.ts';
export { createBillhook } from './create-billhook.ts';
export type { User } from './customers/ensure-customer.ts';
export type { Database, Queryable } from './database/database.ts';
export type { PreparedStatement } from './database/prepared-statements.ts';
export type { TransactionLimits } from './database/transaction-limits.ts';
export type { DeclineAdvice } from './declines/decline-entry.ts';
export {
  type DeclineCodes,
  describeDecline,
  type DescribedDecline,
} from './declines/describe-decline.ts';
export type { Dispute, Disputes, Evidence, EvidenceInput } from './disputes/disputes.ts';
export { AmountError, type AmountErrorCode } from './errors/amount-error.ts';
export { BillhookError } from './errors/billhook-error.ts';
export { CheckoutUrlMissingError } from './errors/checkout-url-missing-error.ts';
export { ConfigurationError } from './errors/configuration-error.ts';
export { CustomerUnsettledError } from './errors/customer-unsettled-error.ts';
export { DeferredNameError } from './errors/deferred-name-error.ts';
export { EmbeddedPostgresError } from './errors/embedded-postgres-error.ts';
export { HandlerTimeoutError } from './errors/handler-timeout-error.ts';
export { IdempotencyMismatchError } from './errors/idempotency-mismatch-error.ts';
export { MigrationError } from './errors/migration-error.ts';
export { MirrorFilterError } from './errors/mirror-filter-error.ts';
export { OperationUnsettledError } from './errors/operation-unsettled-error.ts';
export { PayloadError } from './errors/payload-error.ts';
export { PaymentMethodError, type PaymentMethodErrorCode } from './errors/payment-method-error.ts';
export { RefundError, type RefundErrorCode } from './errors/refund-error.ts';
export type { ErrorCode } from './errors/registry.ts';
export { SignatureError } from './errors/signature-error.ts';
export { StripeUnavailableError } from './errors/stripe-unavailable-error.ts';
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
export type { PaymentMethods } from './payment-methods/payment-methods.ts';
export type { SavedMethod } from './payment-methods/saved-method.ts';
export type { Declined, Payment, PaymentOutcome, RequiresAction } from './payments/payment.ts';
export type {
  CancelInput,
  CaptureInput,
  ChargeSavedInput,
  ConfirmInput,
  PaymentInput,
  ReadInput,
} from './payments/payment-input.ts';
export type { Payments } from './payments/payments.ts';
export type { Receipt, Receipts } from './receipts/receipts.ts';
export type { Refund, RefundInput } from './refunds/refund.ts';
export type { Refunds } from './refunds/refunds.ts';
export type { Setup, SetupInput, SetupOutcome } from './setup/setup.ts';
export type { Setups } from './setup/setups.ts';
export type { Access } from './access/check-access.ts';
export type { Defer } from './deferred/defer.ts';
export type { DeferredContext, DeferredHandler } from './deferred/deferred-handlers.ts';
export type { DeferredWork } from './deferred/read-deferred.ts';
export type { DeferredFilter } from './deferred/retry-deferred.ts';
export { OverloadedError } from './errors/overloaded-error.ts';
export type { MirroredObject, MirroredType } from './mirror/mirrored-object.ts';
export type {
  MirrorFilter,
  MirrorGetOptions,
  MirrorListOptions,
  MirrorReads,
} from './mirror/mirror.ts';
export type { Subscriptions } from './subscriptions/current-subscription.ts';
export type {
  AnyEvent,
  EventOf,
  EventType,
  Handler,
  HandlerContext,
  LinkedUser,
} from './webhooks/handlers.ts';
export type { EndpointVersion } from './webhooks/endpoints/check-endpoints.ts';
export type {
  EnsuredEndpoint,
  EnsureEndpointOptions,
} from './webhooks/endpoints/ensure-endpoint.ts';
export type { InboxState } from './webhooks/inbox/count-states.ts';
export type { InboxEvent } from './webhooks/inbox/read-inbox.ts';
export type { Replay, ReplayFilter, ReplayRecord } from './webhooks/inbox/replay-events.ts';
export type { ReconcileOptions, ReconcileReport } from './webhooks/reconcile/reconcile.ts';
export { dead, done, ignored, type Outcome, retry } from './webhooks/outcomes.ts';
