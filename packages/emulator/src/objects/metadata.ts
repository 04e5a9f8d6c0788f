/**
 * How metadata is changed: the keys that are sent are added or replaced, an empty value takes a key
 * away, and an empty string in place of the whole takes all of them away.
 * https://docs.stripe.com/metadata
 */
import type Stripe from 'stripe';

/** The metadata after a request; `changes` is undefined when the request doesn't mention it. */
export function mergeMetadata(
  current: Stripe.Metadata,
  changes: Stripe.Emptyable<Stripe.MetadataParam> | undefined,
): Stripe.Metadata {
  if (changes === undefined) return current;
  if (changes === '' || changes === null) return {};
  const merged: Stripe.Metadata = { ...current };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === '') delete merged[key];
    else merged[key] = String(value);
  }
  return merged;
}
