// The version firewall: an event comes in the API version of its endpoint, which may be another than that of
// the SDK whose types the handlers see. Objects of the releases from acacia on are brought into the SDK's
// shape; what is older, or newer than this package, must be fetched instead.
//
// https://docs.stripe.com/webhooks/versioning
import Stripe from 'stripe';

import { changes, type Release, releases } from './changes.ts';
import { isShape } from './shape.ts';

/**
 * The object in the shape of the SDK's API version: itself if it has that already.
 *
 * @returns undefined when nothing is known about that version.
 */
export function normalise(object: object, apiVersion: string | null): object | undefined {
  // Events of an account's own making, such as those of the CLI, may name no version.
  if (apiVersion === null || apiVersion === Stripe.API_VERSION) return object;
  const release = releaseOf(apiVersion);
  if (release === undefined) return undefined;
  if (!isShape(object)) return object;
  return changes
    .filter((change) => change.object === object['object'] && isAfter(change.release, release))
    .reduce((shape, change) => change.apply(shape), object);
}

/** `2025-03-31.basil` is of the release `basil`; versions within a release only add. */
export function releaseOf(apiVersion: string): Release | undefined {
  const name = apiVersion.split('.').at(1);
  return releases.find((release) => release === name);
}

function isAfter(release: Release, than: Release): boolean {
  return releases.indexOf(release) > releases.indexOf(than);
}
