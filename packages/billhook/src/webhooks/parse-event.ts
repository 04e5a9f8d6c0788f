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
  /** A snapshot carries its object; a thin event only says where it is. */
  readonly form: 'snapshot' | 'thin';
  /** How it came here. */
  readonly source: 'webhook' | 'reconcile';
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
  data: z.object({ object: z.object({ id: z.unknown() }).partial() }),
});

/** https://docs.stripe.com/event-destinations#thin-events */
const thinEnvelope = z.object({
  id: name,
  object: z.literal('v2.core.event'),
  type: name,
  // A time such as `2026-11-23T10:00:00.000Z`.
  created: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  livemode: z.boolean(),
  context: name.nullish(),
  related_object: z.object({ id: name, type: name, url: name }).nullish(),
});

/** Stripe's deepest objects have about ten levels; what nests like this was made to do harm. */
const maxDepth = 64;

/**
 * Reads an event, be it a snapshot or a thin one.
 *
 * @throws PayloadError `payload_invalid` when it is none.
 */
export function parseEvent(bytes: Uint8Array, source: NewEvent['source'] = 'webhook'): NewEvent {
  const text = decode(bytes);
  const value = parseJson(text);
  refuseDeepNesting(value);
  const payload = withoutClientSecrets(text);
  return isThin(value)
    ? { ...readThin(value), payload, source }
    : { ...readSnapshot(value), payload, source };
}

type Envelope = Omit<NewEvent, 'payload' | 'source'>;

function readSnapshot(value: unknown): Envelope {
  const data = checked(envelope.safeParse(value));
  const objectId = name.safeParse(data.data.object.id);
  return {
    id: data.id,
    account: data.account ?? null,
    type: data.type,
    objectId: objectId.success ? objectId.data : null,
    created: data.created,
    livemode: data.livemode,
    apiVersion: data.api_version ?? null,
    form: 'snapshot',
  };
}

/** The context of a thin event is the account that it is about, perhaps below others: `acct_1/acct_2`. */
function readThin(value: unknown): Envelope {
  const data = checked(thinEnvelope.safeParse(value));
  return {
    id: data.id,
    account: data.context?.split('/').at(-1) ?? null,
    type: data.type,
    objectId: data.related_object?.id ?? null,
    created: Math.floor(Date.parse(data.created) / 1000),
    livemode: data.livemode,
    apiVersion: null,
    form: 'thin',
  };
}

function checked<Data>(parsed: z.ZodSafeParseResult<Data>): Data {
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new PayloadError(
    'payload_invalid',
    `The body is no Stripe event${where === '' ? '' : `: \`${where}\` is missing or malformed`}.`,
  );
}

/** Done on what was parsed, which costs a tenth of counting brackets in the text. A body is 1 MiB at the most. */
function refuseDeepNesting(value: unknown): void {
  if (!nestsDeeper(value, maxDepth)) return;
  throw new PayloadError(
    'payload_invalid',
    `The body nests more than ${maxDepth} levels; Stripe's events do not.`,
  );
}

function nestsDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => nestsDeeper(inner, levels - 1));
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
