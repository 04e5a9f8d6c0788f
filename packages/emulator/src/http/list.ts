/**
 * Lists in pages, newest first, by cursor.
 * https://docs.stripe.com/api/pagination
 */
import type { WireList } from '../objects/wire.ts';
import { invalidRequest, StripeError } from './stripe-error.ts';

/** The parameters that every list takes. */
export interface PageParameters {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
}

const defaultLimit = 10;
const maximumLimit = 100;

export interface PageOptions<T> {
  /** All objects of the type, in the order of the list. */
  objects: readonly T[];
  parameters: PageParameters;
  /** The path of the list, such as `/v1/customers`. */
  url: string;
  /** What to call an object in the error about an unknown cursor, such as `customer`. */
  noun: string;
  /** Which objects belong to the list; all when not given. */
  where?: (object: T) => boolean;
}

/** One page of a list. */
export function page<T extends { id: string }>(options: PageOptions<T>): WireList<T> {
  const { parameters, url } = options;
  const { starting_after: after, ending_before: before, limit = defaultLimit } = parameters;
  if (limit < 1 || limit > maximumLimit) throw limitError(limit);
  const afterAt = after === undefined ? null : cursor(options, after, 'starting_after');
  const beforeAt = before === undefined ? null : cursor(options, before, 'ending_before');
  if (afterAt !== null && beforeAt !== null) {
    throw invalidRequest(
      'Received both starting_after and ending_before parameters. Please pass in only one.',
    );
  }
  const found =
    beforeAt === null
      ? following(options, afterAt === null ? 0 : afterAt + 1, limit)
      : preceding(options, beforeAt - 1, limit);
  return { object: 'list', data: found.data, has_more: found.hasMore, url };
}

interface Found<T> {
  data: T[];
  hasMore: boolean;
}

function following<T>({ objects, where }: PageOptions<T>, from: number, limit: number): Found<T> {
  const data: T[] = [];
  for (let index = from; index < objects.length; index += 1) {
    const object = objects[index];
    if (object === undefined || where?.(object) === false) continue;
    if (data.length === limit) return { data, hasMore: true };
    data.push(object);
  }
  return { data, hasMore: false };
}

function preceding<T>({ objects, where }: PageOptions<T>, from: number, limit: number): Found<T> {
  const data: T[] = [];
  for (let index = from; index >= 0; index -= 1) {
    const object = objects[index];
    if (object === undefined || where?.(object) === false) continue;
    if (data.length === limit) return { data: data.toReversed(), hasMore: true };
    data.push(object);
  }
  return { data: data.toReversed(), hasMore: false };
}

function cursor<T extends { id: string }>(
  { objects, noun }: PageOptions<T>,
  id: string,
  param: string,
): number {
  const index = objects.findIndex((object) => object.id === id);
  if (index === -1) {
    throw new StripeError({
      status: 400,
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such ${noun}: '${id}'`,
      param,
    });
  }
  return index;
}

function limitError(limit: number): StripeError {
  return limit < 1
    ? invalidRequest('This value must be greater than or equal to 1.', {
        code: 'parameter_invalid_integer',
        param: 'limit',
      })
    : invalidRequest(
        `This value must be less than or equal to ${maximumLimit} (it currently is '${limit}').`,
        {
          code: 'parameter_invalid_integer',
          param: 'limit',
        },
      );
}

/** A bound on a time: `created=…`, or `created[gte]=…` and its like. */
export type RangeQuery = number | { gt?: number; gte?: number; lt?: number; lte?: number };

/** Whether `value` lies in the range; everything does when there is none. */
export function inRange(value: number, range: RangeQuery | undefined): boolean {
  if (range === undefined) return true;
  if (typeof range === 'number') return value === range;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return value > gt && value >= gte && value < lt && value <= lte;
}

/** A complete list inside an object, such as a subscription's items. */
export function embeddedList<T>(data: T[], url: string): WireList<T> {
  return { object: 'list', data, has_more: false, url };
}
