// Takes a webhook in: verify, store, answer. Nothing else happens on this path. The answer is 2xx only
// after the event is committed; what does the work comes later, and may fail as often as it likes.
import { PayloadError } from '../errors/payload-error.ts';
import type { Clock } from '../clock/clock.ts';
import type { StripeConfiguration } from '../config/configuration.ts';
import type { Logger } from '../logging/logger.ts';
import type { GroupCommit } from './ingest/group-commit.ts';
import { type NewEvent, parseEvent } from './parse-event.ts';
import { verifySignature } from './signature.ts';

export interface ReceiveParts {
  readonly stripe: StripeConfiguration;
  readonly inbox: GroupCommit;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A delivery, whichever way it came in. */
export interface Delivery {
  /** The value of the header `Stripe-Signature`; null without one. */
  readonly signature: string | null;
  /** Reads the raw bytes of the body; not called when there is no room for them. */
  readonly readBody: () => Promise<Uint8Array>;
}

/** What Stripe is told: that the event is stored, be it now or by an earlier delivery. */
export interface Receipt {
  readonly received: true;
  readonly duplicate: boolean;
}

/**
 * Receives one delivery of a webhook.
 *
 * @returns once the event is in the database.
 * @throws SignatureError or PayloadError when it is refused; OverloadedError or the database's error when
 *   it could not be stored: Stripe then delivers it again.
 */
export async function receiveWebhook(delivery: Delivery, parts: ReceiveParts): Promise<Receipt> {
  parts.inbox.assertRoom();
  const bytes = await delivery.readBody();
  verifySignature({
    payload: bytes,
    header: delivery.signature,
    secrets: parts.stripe.webhookSecrets,
    toleranceSeconds: parts.stripe.toleranceSeconds,
    now: parts.clock.now(),
  });
  const event = parseEvent(bytes);
  refuseOtherMode(event, parts.stripe.livemode);
  const isNew = await parts.inbox.store(event);
  parts.logger.debug(
    { event: event.id, type: event.type },
    isNew ? 'The event was stored.' : 'The event was here already.',
  );
  return { received: true, duplicate: !isNew };
}

function refuseOtherMode(event: NewEvent, livemode: boolean): void {
  if (event.livemode === livemode) return;
  throw new PayloadError(
    'livemode_mismatch',
    `This is a ${modeName(event.livemode)} event, but Billhook was given a ${modeName(livemode)} secret key.`,
    { ids: { event: event.id } },
  );
}

function modeName(livemode: boolean): string {
  return livemode ? 'live' : 'test';
}
