/** For tests: the official SDK, pointed at an emulator of its own. */
import Stripe from 'stripe';

import { createEmulator, type Emulator, type EmulatorOptions } from '../create-emulator.ts';

export interface EmulatedStripe {
  emulator: Emulator;
  stripe: Stripe;
  /** Where the emulator listens, without a trailing slash. */
  url: string;
}

/** Starts an emulator; whoever starts it closes it. */
export async function startEmulatedStripe(options: EmulatorOptions = {}): Promise<EmulatedStripe> {
  const emulator = createEmulator(options);
  const url = await emulator.listen();
  return { emulator, url, stripe: stripeAt(url) };
}

/** The SDK as an app would make it, except that it does not try again by itself. */
export function stripeAt(url: string, key = 'sk_test_emulator'): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 });
}

/** The error that a call ends with; throws when it succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('The call was not refused');
}

/** The events about one object, the oldest first. */
export async function eventsAbout(stripe: Stripe, objectId: string): Promise<Stripe.Event[]> {
  const events = await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  return events
    .filter(({ data: { object } }) => 'id' in object && object.id === objectId)
    .toReversed();
}

/** The id of what a field refers to, expanded or not. */
export function idOf(reference: string | { id: string } | null | undefined): string {
  if (reference === null || reference === undefined) throw new Error('The field refers to nothing');
  return typeof reference === 'string' ? reference : reference.id;
}
