// Does something at Stripe once, however often it is asked for: by a second click, by a retry, or by the
// process that comes after one that was killed. What is about to be done is written down first; whoever
// finds it without an end repeats that very call under that very key, and learns the end from Stripe.
import Stripe from 'stripe';

import type { Database } from '../database/database.ts';
import { IdempotencyMismatchError } from '../errors/idempotency-mismatch-error.ts';
import { OperationUnsettledError } from '../errors/operation-unsettled-error.ts';
import type { AccountReader } from '../stripe/account.ts';
import type { CallOptions, Gate } from '../stripe/gate.ts';
import { hashOf, idempotencyKeyOf, type OperationName } from './operation-key.ts';
import {
  claimOperation,
  closeOperation,
  type OperationKey,
  type OperationRow,
  settleOperation,
} from './operation-row.ts';

export interface OnceParts {
  readonly database: Database;
  readonly gate: Gate;
  readonly account: AccountReader;
  readonly livemode: boolean;
}

/** The options of a request that is repeated under one key. */
export interface KeyedCallOptions extends CallOptions {
  readonly idempotencyKey: string;
}

interface Identified {
  readonly id: string;
}

interface Metadata {
  readonly metadata?: unknown;
}

export interface OnceCall<Params extends Metadata, Made extends Identified> {
  readonly operation: OperationName;
  /** What makes two calls the same call: a hash that `hashOf` made. */
  readonly identity: string;
  /** Refuses other parameters under the same identity, which is the app's own key then. */
  readonly refusesOtherParams?: boolean;
  readonly params: Params;
  /** What two calls have in common that ask the same; the parameters if it is left out. */
  readonly asked?: unknown;
  /** The app's own id of what is being paid. */
  readonly reference?: string | undefined;
  /** What it is done to. */
  readonly subject?: string;
  /** Makes the call. */
  send(params: Params, options: KeyedCallOptions): Promise<Made>;
  /** Reads what was made. */
  read(id: string, options: CallOptions): Promise<Made>;
  /** Whether what was made is over, such as a canceled payment, so that another is to be made. */
  isOver?(made: Made): boolean;
  /** What was made although the call failed, such as the payment that was declined. */
  madeBy?(error: Stripe.errors.StripeError): Made | undefined;
  /** Looks for what a call made of which Stripe may have forgotten the key. */
  findMade?(mark: Mark, options: CallOptions): Promise<Made | undefined>;
}

/** How what a call made is known: by this metadata, and by the time of the call in Unix seconds. */
export interface Mark {
  readonly idempotencyKey: string;
  readonly calledAt: number;
}

export interface Once<Made> {
  readonly made: Made;
  /** Whether an earlier call made it, whose end was known before this one began. */
  readonly wasKnown: boolean;
}

/** The metadata key by which what a call made is found again when Stripe has forgotten the call's key. */
const markKey = 'billhook_key';

/**
 * Makes the call, or gives what an earlier one made, as it is now.
 *
 * @throws IdempotencyMismatchError; OperationUnsettledError when others have been making the very same call for
 *   as long as one can wait; StripeUnavailableError; Stripe's error when it refuses.
 */
export async function runOnce<Params extends Metadata, Made extends Identified>(
  call: OnceCall<Params, Made>,
  parts: OnceParts,
): Promise<Once<Made>> {
  const { operation, identity } = call;
  const { livemode, database } = parts;
  const key: OperationKey = { account: await parts.account(), livemode, operation, identity };
  const paramsHash = hashOf(call.asked ?? call.params);
  for (;;) {
    const row = await claimOperation(database, key, {
      params: JSON.stringify(call.params),
      paramsHash,
      reference: call.reference ?? null,
      subject: call.subject ?? null,
    });
    if (call.refusesOtherParams === true && row.paramsHash !== paramsHash) {
      throw new IdempotencyMismatchError(operation);
    }
    const once = await endOf(call, key, row, parts);
    if (!once.wasKnown || call.isOver?.(once.made) !== true) return once;
    await closeOperation(database, key, row.round);
  }
}

/** Whether this object was made by the call with this mark. */
export function isMadeBy(object: { readonly metadata: unknown }, mark: Mark): boolean {
  const { metadata } = object;
  return (
    typeof metadata === 'object' &&
    metadata !== null &&
    Reflect.get(metadata, markKey) === mark.idempotencyKey
  );
}

async function endOf<Params extends Metadata, Made extends Identified>(
  call: OnceCall<Params, Made>,
  key: OperationKey,
  row: OperationRow,
  parts: OnceParts,
): Promise<Once<Made>> {
  const { objectId, round, params } = row;
  if (objectId !== null || params === null)
    return { made: await readKnown(call, objectId, parts), wasKnown: true };
  const mark: Mark = { idempotencyKey: idempotencyKeyOf(key, round), calledAt: row.calledAt };
  const found = row.isStale
    ? await parts.gate.call(async (options) => call.findMade?.(mark, options))
    : undefined;
  try {
    const made = found ?? (await make(call, marked(readParams(call, params), mark), mark, parts));
    await settleOperation(parts.database, key, { round, objectId: made.id });
    return { made, wasKnown: false };
  } catch (error) {
    if (isInFlight(error)) throw new OperationUnsettledError(call.operation, error);
    if (isRefusal(error)) await closeOperation(parts.database, key, round);
    throw error;
  }
}

async function readKnown<Params extends Metadata, Made extends Identified>(
  call: OnceCall<Params, Made>,
  objectId: string | null,
  parts: OnceParts,
): Promise<Made> {
  if (objectId === null) throw new Error('An operation without parameters has no object either.');
  return parts.gate.call(async (options) => call.read(objectId, options));
}

/** Makes the call. An answer that Stripe repeats is an old one: the object is read as it is now. */
async function make<Params extends Metadata, Made extends Identified>(
  call: OnceCall<Params, Made>,
  params: Params,
  { idempotencyKey }: Mark,
  parts: OnceParts,
): Promise<Made> {
  const { gate } = parts;
  try {
    const made = await gate.call(async (options) =>
      call.send(params, { ...options, idempotencyKey }),
    );
    return isReplayed(headersOf(made)) ? await readKnown(call, made.id, parts) : made;
  } catch (error) {
    const made = error instanceof Stripe.errors.StripeError ? call.madeBy?.(error) : undefined;
    if (made === undefined) throw error;
    return isReplayed(headersOf(error)) ? readKnown(call, made.id, parts) : made;
  }
}

/** The parameters that were stored: those of the first call, of which this one may be a repetition. */
function readParams<Params extends Metadata, Made extends Identified>(
  _call: OnceCall<Params, Made>,
  params: string,
): Params {
  // What is parsed was written from parameters of this very operation.
  return JSON.parse(params) as Params;
}

/** The parameters, with the mark of the call. */
function marked<Params extends Metadata>(params: Params, mark: Mark): Params {
  const metadata = typeof params.metadata === 'object' ? params.metadata : {};
  return { ...params, metadata: { ...metadata, [markKey]: mark.idempotencyKey } };
}

/** The same key is in use by a request that has not been answered yet. */
function isInFlight(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.statusCode === 409;
}

/**
 * Nothing was made, and Stripe gives this answer to this call for as long as it remembers the key. After a
 * failure of Stripe's own (5xx) or of the network nobody knows what was made, so the call stays open.
 */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  const { statusCode } = error;
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 && statusCode !== 429;
}

/** The headers of an answer, where the SDK keeps them: on what it gives back, or on the error. */
function headersOf(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const lastResponse: unknown = Reflect.get(answer, 'lastResponse');
  const holder = typeof lastResponse === 'object' && lastResponse !== null ? lastResponse : answer;
  return Reflect.get(holder, 'headers');
}

function isReplayed(headers: unknown): boolean {
  if (typeof headers !== 'object' || headers === null) return false;
  return Reflect.get(headers, 'idempotent-replayed') === 'true';
}
