// The thread that leads from one of Stripe's objects back to the app: who the user is, and what the app
// calls the order. It is spun as metadata when a checkout is created, and followed here.

/** The metadata key that holds the user's id. */
const userKey = 'billhook_user';
/** The metadata key that holds the app's own reference. */
const referenceKey = 'billhook_reference';

export interface Link {
  readonly userId: string | null;
  readonly reference: string | null;
  /** The Stripe customer, by whom the user can be looked up where the metadata does not say. */
  readonly customerId: string | null;
}

/** The metadata that links an object to a user and, if there is one, a reference. */
export function linkMetadata(
  userId: string,
  reference: string | undefined,
): Record<string, string> {
  return reference === undefined
    ? { [userKey]: userId }
    : { [userKey]: userId, [referenceKey]: reference };
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
    customerId: customerOf(object),
  };
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
