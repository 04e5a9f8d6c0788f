/**
 * Metadata: text by text, merged key by key.
 * https://docs.stripe.com/metadata
 */

/** What a request says of the metadata: an empty value takes a key away, an empty string all. */
export type MetadataChange =
  | Readonly<Record<string, string | number | null>>
  | ''
  | null
  | undefined;

/** The metadata of an object after a request; `current` stays as it is. */
export function mergeMetadata(
  current: Readonly<Record<string, string>>,
  change: MetadataChange,
): Record<string, string> {
  if (change === undefined) return { ...current };
  if (change === '' || change === null) return {};
  const merged = { ...current };
  for (const [key, value] of Object.entries(change)) {
    if (value === '' || value === null) delete merged[key];
    else merged[key] = String(value);
  }
  return merged;
}

/** The metadata of a new object. */
export function newMetadata(given: MetadataChange): Record<string, string> {
  return mergeMetadata({}, given);
}
