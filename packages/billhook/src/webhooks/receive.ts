// Takes a webhook in: verify, store, answer. Nothing else happens on this path. The answer is 2xx only
// after the event is committed; what does the work comes later, and may fail as often as it likes.
import { PayloadError } from '../errors/payload-error.ts';
import type { Clock } from '../clock/clock.ts';
import type { StripeConfiguration } from '../config/configuration.ts';
import type { Queryable } from '../database/database.ts';
import type { Logger } from '../logging/logger.ts';
import { insertEvent } from './inbox/insert-event.ts';
import { type NewEvent, parseEvent } from './parse-event.ts';
import { readBody } from './read-body.ts';
import { verifySignature } from './signature.ts';

export interface ReceiveParts {
  readonly stripe: StripeConfiguration;
  readonly database: Queryable;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told that an event has come in, so that it need not wait for the next poll. */
  readonly onStored: () => void;
}

/**
 * Receives one delivery of a webhook.
 *
 * @returns the answer to Stripe, once the event is in the database, be it now or by an earlier delivery.
 * @throws SignatureError or PayloadError when it is refused, and the database's error when it could
 *   not be stored: Stripe then delivers it again.
 */
export async function receiveWebhook(request: Request, parts: ReceiveParts): Promise<Response> {
  const bytes = await readBody(request);
  verifySignature({
    payload: bytes,
    header: request.headers.get('stripe-signature'),
    secrets: parts.stripe.webhookSecrets,
    toleranceSeconds: parts.stripe.toleranceSeconds,
    now: parts.clock.now(),
  });
  const event = parseEvent(bytes);
  refuseOtherMode(event, parts.stripe.livemode);
  const inserted = await insertEvent(parts.database, event);
  if (inserted) parts.onStored();
  parts.logger.debug(
    { event: event.id, type: event.type },
    inserted ? 'The event was stored.' : 'The event was here already.',
  );
  return Response.json({ received: true, duplicate: !inserted });
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
