// Which of two states of an object is the newer one: the state that the mirror holds, and one that an event
// tells. This is promise 3 as a pure function.
//
// Stripe's `created` has whole seconds, so a state is known for an interval of time, not for a moment. When
// two intervals do not overlap, they order the states. When they do, a few facts can still tell; when
// those cannot either, the answer is `unknown`, and only a look at Stripe helps.

/** The state that the mirror holds. Times are in milliseconds since the epoch. */
export interface HeldState {
  /** The state was true at some moment from here … */
  readonly asOfMs: number;
  /** … up to here, this moment excluded; both by Stripe's clock. */
  readonly asOfUntilMs: number;
  /** When the last fetch began, by the database's clock; null when it was never fetched. */
  readonly fetchedAtMs: number | null;
  readonly deleted: boolean;
  /** The event that told it; null when the state was fetched. */
  readonly event: string | null;
  readonly eventType: string | null;
  /** Whether it holds the very same as the state that it is compared with. */
  readonly same: boolean;
}

/** The state that an event tells. */
export interface ToldState {
  readonly event: string;
  readonly eventType: string;
  /** Stripe's `created` of the event, in milliseconds. */
  readonly createdMs: number;
  /** When the event was stored in the inbox, by the database's clock. */
  readonly receivedAtMs: number;
}

export type StateOrder = 'newer' | 'older' | 'unknown';

const secondMs = 1_000;

/**
 * Whether the told state is newer or older than the one that is held.
 *
 * @param reusesIds whether the id of a deleted object may come back, which makes several histories of one.
 */
export function orderStates(held: HeldState, told: ToldState, reusesIds: boolean): StateOrder {
  if (told.event === held.event) return 'older';
  // The event was here before the fetch began, so Stripe answered with its state or a later one.
  if (held.fetchedAtMs !== null && told.receivedAtMs < held.fetchedAtMs) return 'older';
  if (told.createdMs + secondMs <= held.asOfMs) return 'older';
  if (told.createdMs >= held.asOfUntilMs) return held.deleted ? afterDeletion(reusesIds) : 'newer';
  return reusesIds ? 'unknown' : orderWithinSecond(held, told);
}

/** Nothing comes after a deletion, unless the id was given to another object. */
function afterDeletion(reusesIds: boolean): StateOrder {
  return reusesIds ? 'unknown' : 'older';
}

function orderWithinSecond(held: HeldState, told: ToldState): StateOrder {
  if (held.deleted) return 'older';
  if (isDeletion(told.eventType)) return 'newer';
  if (isBirth(told.eventType)) return 'older';
  if (held.eventType !== null && isBirth(held.eventType)) return 'newer';
  return held.same ? 'older' : 'unknown';
}

/**
 * Whether the event tells the first state that its object ever had. An authorization is the exception: its
 * `request` is sent before it counts as created. https://docs.stripe.com/issuing/controls/real-time-authorizations
 */
export function isBirth(eventType: string): boolean {
  return eventType.endsWith('.created') && !eventType.startsWith('issuing_authorization.');
}

/**
 * Whether the event tells that its object is gone. A subscription that has ended is called deleted, but
 * stays. https://docs.stripe.com/api/events/types#event_types-customer.subscription.deleted
 */
export function isDeletion(eventType: string): boolean {
  return eventType.endsWith('.deleted') && eventType !== 'customer.subscription.deleted';
}
