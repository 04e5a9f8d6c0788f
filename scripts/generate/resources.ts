// The resources of Stripe's API that the emulator checks parameters for. To cover one more, add a line:
// the path of its file under `resources/` in the official SDK. Operations of resources that are not
// listed here are still known by name (`operations.json`), so that the emulator can say that it does not do them yet.

/** One resource of the SDK, and which of its operations are wanted when not all are. */
export interface WantedResource {
  /** Path of the SDK's file under `resources/`, without its extension: `Checkout/Sessions`. */
  readonly file: string;
  /** Operations such as `GET /v1/account`; every operation of the resource when absent. */
  readonly only?: readonly string[];
}

export const wantedResources: readonly WantedResource[] = [
  // The emulator is one account: it is read by its own key and never manages connected ones.
  { file: 'Accounts', only: ['GET /v1/account'] },
  { file: 'Balance' },
  { file: 'BalanceTransactions' },
  { file: 'BillingPortal/Configurations' },
  { file: 'BillingPortal/Sessions' },
  { file: 'Charges' },
  { file: 'Checkout/Sessions' },
  { file: 'ConfirmationTokens' },
  { file: 'Coupons' },
  { file: 'CustomerSessions' },
  { file: 'Customers' },
  { file: 'Disputes' },
  { file: 'Events' },
  { file: 'InvoiceItems' },
  { file: 'InvoicePayments' },
  { file: 'Invoices' },
  { file: 'Mandates' },
  { file: 'PaymentIntents' },
  { file: 'PaymentMethods' },
  { file: 'Prices' },
  { file: 'Products' },
  { file: 'PromotionCodes' },
  { file: 'Refunds' },
  { file: 'SetupAttempts' },
  { file: 'SetupIntents' },
  { file: 'SubscriptionItems' },
  { file: 'Subscriptions' },
  { file: 'TaxRates' },
  { file: 'Tokens' },
  { file: 'WebhookEndpoints' },
];
