// The thread that leads from one of Stripe's objects back to the app: who the user is, and what the app
// calls the order. It is spun as metadata when a checkout is created, and followed here.

/** The metadata key that holds the user's id. */
const userKey = 'billhook_user';
/** The metadata key that holds the app's own reference. */
const referenceKey = 'billhook_reference';
/** The metadata key that says whose it is, where several share one account of Stripe. */
const environmentKey = 'billhook_environment';

export interface Link {
  readonly userId: string | null;
  readonly reference: string | null;
  /** The environment in which it was created; null where none was named. */
  readonly environment: string | null;
  /** The Stripe customer, by whom the user can be looked up where the metadata does not say. */
  readonly customerId: string | null;
}

/** What is written down about an object when it is created. */
export interface LinkInput {
  readonly userId: string;
  readonly reference?: string | undefined;
  readonly environment?: string | undefined;
}

/** The metadata that links an object to a user and, where there are such, a reference and an environment. */
export function linkMetadata({
  userId,
  reference,
  environment,
}: LinkInput): Record<string, string> {
  return {
    [userKey]: userId,
    ...(reference === undefined ? {} : { [referenceKey]: reference }),
    ...(environment === undefined ? {} : { [environmentKey]: environment }),
  };
}

/**
 * Follows the thread from an event's object. An invoice carries its subscription's metadata in
 * `parent.subscription_details`; before API version 2025-03-31.basil in `subscription_details`.
 *
 * `client_reference_id` is deliberately not read: the visitor of a payment link can set it in the URL.
 *
 * https://docs.stripe.com/metadata
 */
export function linkOf(object: unknown): Link {
  const sources = [
    at(object, 'metadata'),
    at(object, 'parent', 'subscription_details', 'metadata'),
    at(object, 'subscription_details', 'metadata'),
  ];
  return {
    userId: firstText(sources.map((source) => at(source, userKey))),
    reference: firstText(sources.map((source) => at(source, referenceKey))),
    environment: firstText(sources.map((source) => at(source, environmentKey))),
    customerId: customerOf(object),
  };
}

/** What Stripe makes about a payment. An app writes no metadata on it, or did not make it. */
const aboutPayments: ReadonlySet<unknown> = new Set([
  'dispute',
  'radar.early_fraud_warning',
  'refund',
  'review',
]);

/** The payment intent by whose metadata such an object finds back to the app; null for all others. */
export function paymentOf(object: unknown): string | null {
  if (!aboutPayments.has(at(object, 'object'))) return null;
  return firstText([at(object, 'payment_intent'), at(object, 'payment_intent', 'id')]);
}

function customerOf(object: unknown): string | null {
  if (at(object, 'object') === 'customer') return firstText([at(object, 'id')]);
  return firstText([at(object, 'customer'), at(object, 'customer', 'id')]);
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((current, key) => {
    if (typeof current !== 'object' || current === null) return undefined;
    return Object.hasOwn(current, key) ? Reflect.get(current, key) : undefined;
  }, value);
}

function firstText(values: readonly unknown[]): string | null {
  const text = values.find((value) => typeof value === 'string' && value !== '');
  return typeof text === 'string' ? text : null;
}
