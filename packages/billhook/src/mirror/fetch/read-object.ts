// Reads the present state of one object from Stripe, whole: a list inside it that is cut short is read to
// its end.
import Stripe from 'stripe';

import { fillPath, withParameters } from './retrieve-path.ts';
import {
  embeddedList,
  isJsonObject,
  isStripeObject,
  type JsonObject,
  type StripeObject,
} from '../stripe-object.ts';
import type { PartList, TableDefinition } from '../tables/table-definition.ts';
import type { StripeReader } from './stripe-reader.ts';
import { incomparable, type StripeInterval } from './stripe-time.ts';

/** What came of reading an object. */
export type ReadOutcome =
  | { readonly kind: 'found'; readonly object: StripeObject; readonly interval: StripeInterval }
  /** Stripe says that it was deleted. */
  | { readonly kind: 'deleted' }
  /** This key may not read it, or Stripe does not show it: nothing is known. */
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface ReadObject {
  readonly definition: TableDefinition;
  readonly path: string;
  readonly account: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads one object.
 *
 * @throws Stripe's error when Stripe cannot be reached or does not answer; that says nothing of the object.
 */
export async function readObject(read: StripeReader, target: ReadObject): Promise<ReadOutcome> {
  try {
    const { body, interval } = await read(withLimit(target.path), readOptions(target));
    if (body['deleted'] === true) return { kind: 'deleted' };
    const object = body['object'] === 'list' ? assembleSummary(target, body) : body;
    if (!isStripeObject(object)) return { kind: 'unreadable', reason: 'It is no Stripe object.' };
    return {
      kind: 'found',
      object: await completeParts(read, target, object),
      interval: intervalOf(object, interval),
    };
  } catch (error) {
    return outcomeOfError(error, target.definition);
  }
}

/** The interval in which the state of an object was true. */
export function intervalOf(object: JsonObject, answered: StripeInterval): StripeInterval {
  const clock = object['test_clock'];
  return clock === undefined || clock === null ? answered : incomparable;
}

/** Reads to their end all lists inside the object that Stripe has cut short. */
export async function completeParts(
  read: StripeReader,
  target: Omit<ReadObject, 'path'>,
  object: StripeObject,
): Promise<StripeObject> {
  const lists = new Map<string, JsonObject>();
  for (const part of target.definition.parts ?? []) {
    const list = embeddedList(object, part.field);
    if (list === undefined || list.complete) continue;
    const rest = await readRest(read, target, object, part, list.entries);
    const data = [...list.entries, ...rest];
    lists.set(part.field, { ...asObject(object[part.field]), data, has_more: false });
  }
  return { ...object, ...Object.fromEntries(lists) };
}

async function readRest(
  read: StripeReader,
  target: Omit<ReadObject, 'path'>,
  object: StripeObject,
  part: PartList,
  begun: readonly JsonObject[],
): Promise<JsonObject[]> {
  const path = fillPath(part.path, object);
  if (path === undefined) return [];
  const rest: JsonObject[] = [];
  let last = begun.at(-1);
  for (;;) {
    const after = typeof last?.['id'] === 'string' ? { starting_after: last['id'] } : {};
    const { body } = await read(
      withParameters(path, { limit: '100', ...after }),
      readOptions(target),
    );
    const page = embeddedList({ page: body }, 'page');
    if (page === undefined || page.entries.length === 0) return rest;
    rest.push(...page.entries);
    last = page.entries.at(-1);
    if (page.complete) return rest;
  }
}

/**
 * A customer's active entitlements as the summary that events carry, which has no call of its own.
 * https://docs.stripe.com/api/entitlements/active-entitlement/list
 */
function assembleSummary({ definition, path }: ReadObject, list: JsonObject): JsonObject {
  const customer = new URLSearchParams(path.slice(path.indexOf('?'))).get('customer');
  return { object: definition.object, customer, entitlements: list };
}

function withLimit(path: string): string {
  return path.includes('?') ? withParameters(path, { limit: '100' }) : path;
}

/** What a platform reads of its accounts, it reads by its own key. */
function readOptions({ definition, account, signal }: Omit<ReadObject, 'path'>): {
  account: string;
  signal: AbortSignal | undefined;
} {
  return { account: definition.ofPlatform === true ? '' : account, signal };
}

function outcomeOfError(error: unknown, { deletable }: TableDefinition): ReadOutcome {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { statusCode, code, message, param } = error;
  // What the embedded list ended with has gone since: the next time, the list ends otherwise.
  if (param === 'starting_after') throw error;
  if (statusCode === 404 && code === 'resource_missing' && deletable === true) {
    return { kind: 'deleted' };
  }
  // Another answer to the same question will not come by asking again.
  if (statusCode === 400 || statusCode === 403 || statusCode === 404) {
    return { kind: 'unreadable', reason: message };
  }
  throw error;
}

function asObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
