// Turns the verified bytes of a webhook into what the inbox stores. Only the envelope is looked into:
// an event of a type that this version has never heard of is as welcome as any.
import { z } from 'zod';

import { PayloadError } from '../errors/payload-error.ts';

/** An event as it goes into the inbox. */
export interface NewEvent {
  readonly id: string;
  /** The connected account that the event is about; null for the key's own. */
  readonly account: string | null;
  readonly type: string;
  /** The object that the event is about; null where it has no id. */
  readonly objectId: string | null;
  /** Stripe's time of the event, in Unix seconds. */
  readonly created: number;
  readonly livemode: boolean;
  readonly apiVersion: string | null;
  /** The event's JSON as Stripe sent it, without client secrets. */
  readonly payload: string;
}

/** PostgreSQL's text cannot hold NUL, and nothing of Stripe's that names something contains one. */
const name = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\0]+$/);

const envelope = z.object({
  id: name,
  object: z.literal('event'),
  account: name.nullish(),
  type: name,
  created: z.number().int(),
  livemode: z.boolean(),
  api_version: name.nullish(),
  data: z.object({ object: z.looseObject({ id: z.unknown() }).partial() }),
});

/**
 * Reads an event.
 *
 * @throws PayloadError `payload_invalid` when it is none, `payload_thin` when it is a thin event
 *   notification, which carries no object. https://docs.stripe.com/event-destinations#thin-events
 */
export function parseEvent(bytes: Uint8Array): NewEvent {
  const text = decode(bytes);
  const value = parseJson(text);
  if (isThin(value)) {
    throw new PayloadError('payload_thin', 'This is a thin event, which carries no object.');
  }
  const parsed = envelope.safeParse(value);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new PayloadError(
      'payload_invalid',
      `The body is no Stripe event${where === '' ? '' : `: \`${where}\` is missing or malformed`}.`,
    );
  }
  const { data } = parsed;
  const objectId = name.safeParse(data.data.object.id);
  return {
    id: data.id,
    account: data.account ?? null,
    type: data.type,
    objectId: objectId.success ? objectId.data : null,
    created: data.created,
    livemode: data.livemode,
    apiVersion: data.api_version ?? null,
    payload: withoutClientSecrets(text),
  };
}

/**
 * Empties every `client_secret` in a JSON text. They let a browser confirm a payment, and have no
 * business in a database. A text inside a string is left alone: its quotes are escaped.
 */
export function withoutClientSecrets(json: string): string {
  return json.replaceAll(/("client_secret"\s*:\s*)"(?:[^"\\]|\\.)*"/g, '$1null');
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new PayloadError('payload_invalid', 'The body is not valid UTF-8.', { cause: error });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PayloadError(
      'payload_invalid',
      'The body is signed rightly, but is not valid JSON.',
      {
        cause: error,
      },
    );
  }
}

function isThin(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'object' in value &&
    value.object === 'v2.core.event'
  );
}
