// Gets an event ready before its transaction begins: parses it, brings it into the shape of the API version
// that the types describe, and fetches from Stripe what it does not carry.
import type Stripe from 'stripe';

import { retrievePathOf } from '../../mirror/fetch/retrieve-path.ts';
import { isStripeObject } from '../../mirror/stripe-object.ts';
import { isPartTable, tableOf } from '../../mirror/tables/all-tables.ts';
import { normalise } from '../firewall/normalise.ts';
import type { ClaimedEvent } from '../inbox/claim-events.ts';
import type { PreparedEvent } from './held-event.ts';
import type { WorkerParts } from './worker-parts.ts';

/**
 * Prepares an event that carries all that is needed.
 *
 * @returns undefined when something must be fetched first.
 * @throws when what the inbox holds is no event.
 */
export function prepareEvent(claim: ClaimedEvent): PreparedEvent | undefined {
  if (claim.form === 'thin') return undefined;
  const event = readEvent(claim.payload);
  const object = normalise(event.data.object, claim.apiVersion);
  if (object === undefined) return undefined;
  return { form: 'snapshot', event: withObject(event, object) };
}

/**
 * Prepares an event with the help of Stripe. No transaction may be open.
 *
 * @throws Stripe's error when it cannot be reached.
 */
export async function prepareByFetching(
  claim: ClaimedEvent,
  parts: WorkerParts,
): Promise<PreparedEvent> {
  if (claim.form === 'thin') return prepareThin(claim, parts);
  const event = readEvent(claim.payload);
  const object = await fetchObject(event, claim, parts);
  return { form: 'snapshot', event: object === undefined ? event : withObject(event, object) };
}

/** The object in the shape of the SDK's version; undefined when Stripe cannot be asked for it. */
async function fetchObject(
  event: Stripe.Event,
  claim: ClaimedEvent,
  { stripe, logger }: WorkerParts,
): Promise<object | undefined> {
  const { object } = event.data;
  const definition = isStripeObject(object) ? tableOf(object.object) : undefined;
  const path =
    definition === undefined || isPartTable(definition) || !isStripeObject(object)
      ? undefined
      : retrievePathOf(definition, object);
  const fields = { event: claim.id, type: claim.type, apiVersion: claim.apiVersion };
  if (path === undefined) {
    logger.warn(fields, 'An event of an unknown API version is handled as it came.');
    return undefined;
  }
  const fetched = await fetchOrNull(stripe, path, claim.account);
  if (fetched === null || isDeleted(fetched)) {
    logger.warn(fields, 'An event of an unknown API version is about an object that is gone.');
    return undefined;
  }
  return fetched;
}

/** https://docs.stripe.com/event-destinations#thin-events */
async function prepareThin(
  claim: ClaimedEvent,
  { stripe, mirror }: WorkerParts,
): Promise<PreparedEvent> {
  // The signature was checked when the event came in; the SDK's parser does the rest.
  const notification = stripe.parseEventNotificationWithoutVerification(claim.payload);
  const event = await notification.fetchEvent();
  const related = 'related_object' in notification ? notification.related_object : null;
  if (related === null || related === undefined)
    return { form: 'thin', event, relatedObject: null };
  const definition = tableOf(related.type);
  if (definition !== undefined && !isPartTable(definition)) {
    const { livemode } = notification;
    const account = definition.ofPlatform === true ? '' : (claim.account ?? '');
    // Of what has no id, such as a balance, the mirror files one row under its type.
    const id = 'id' in related ? String(related.id) : definition.object;
    await mirror.refresh({ definition, id, account, livemode, path: related.url });
  }
  return {
    form: 'thin',
    event,
    relatedObject: await fetchOrNull(stripe, related.url, claim.account),
  };
}

/** Null when Stripe does not know it, or not any more. */
async function fetchOrNull(
  stripe: Stripe,
  path: string,
  account: string | null,
): Promise<object | null> {
  try {
    const options = account === null ? {} : { stripeAccount: account };
    return await stripe.rawRequest('GET', path, undefined, options);
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return null;
    throw error;
  }
}

function isDeleted(object: object): boolean {
  return 'deleted' in object && object.deleted === true;
}

function readEvent(payload: string): Stripe.Event {
  const value: unknown = JSON.parse(payload);
  if (!isEvent(value)) throw new Error('What the inbox holds is no event.');
  return value;
}

/**
 * The envelope was checked when the event was stored. Its object is taken to be what Stripe's SDK says
 * of this type, as the SDK's own `constructEvent` does.
 */
function isEvent(value: unknown): value is Stripe.Event {
  return (
    typeof value === 'object' && value !== null && 'object' in value && value.object === 'event'
  );
}

function withObject(event: Stripe.Event, object: object): Stripe.Event {
  if (object === event.data.object) return event;
  // The same event; its object is in the shape that the SDK's types describe, which it was not before.
  return { ...event, data: { ...event.data, object } } as Stripe.Event;
}
