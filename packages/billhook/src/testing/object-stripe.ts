// The reading half of Stripe for tests of the mirror, over real HTTP: objects that a test puts there, read one
// by one or listed newest first, with the header `Date` of a clock that the test moves.
// https://docs.stripe.com/api/pagination
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname } from 'node:path/posix';
import { setTimeout as sleep } from 'node:timers/promises';

import type { JsonObject } from '../mirror/stripe-object.ts';

export interface ObjectStripe {
  readonly url: string;
  /** What a path answers: `/v1/customers/cus_1`. */
  readonly objects: Map<string, JsonObject>;
  /**
   * What a path lists, in any order: `/v1/customers`; each can also be read by its id. What a connected account has of its
   * own stands behind its id: `acct_1/v1/customers`.
   */
  readonly lists: Map<string, readonly JsonObject[]>;
  /** Every path that was asked for, with its parameters. */
  readonly requests: string[];
  /** Stripe's clock, in milliseconds; the machine's own while it is undefined. */
  nowMs: number | undefined;
  /** How long each answer takes, in milliseconds. */
  delayMs: number;
  /** Called before each answer; what it returns is answered instead. */
  intercept:
    | ((path: string, account?: string) => Promise<Refusal | undefined> | Refusal | undefined)
    | undefined;
  close(): Promise<void>;
}

export interface Refusal {
  readonly status: number;
  readonly code?: string;
  readonly param?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export async function startObjectStripe(): Promise<ObjectStripe> {
  const server = createServer((request, response) => {
    void serve(stripe, request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server that listens has an address of this form.
  const { port } = server.address() as AddressInfo;
  const stripe: ObjectStripe = {
    url: `http://127.0.0.1:${port}`,
    objects: new Map(),
    lists: new Map(),
    requests: [],
    nowMs: undefined,
    delayMs: 0,
    intercept: undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return stripe;
}

async function serve(
  stripe: ObjectStripe,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '', stripe.url);
  stripe.requests.push(`${url.pathname}${url.search}`);
  const header = request.headers['stripe-account'];
  const account = typeof header === 'string' ? header : undefined;
  const refusal = await stripe.intercept?.(url.pathname, account);
  // As at Stripe, what is answered is read when the request is worked on, and arrives later.
  const answer = refusal === undefined ? answerTo(stripe, url, account) : refuse(refusal);
  const date = new Date(stripe.nowMs ?? Date.now()).toUTCString();
  if (stripe.delayMs > 0) await sleep(stripe.delayMs);
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    date,
    ...refusal?.headers,
  });
  response.end(JSON.stringify(answer.body));
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

function answerTo(stripe: ObjectStripe, url: URL, account = ''): Answer {
  const object = stripe.objects.get(url.pathname);
  if (object !== undefined) return { status: 200, body: object };
  const [parent, id] = [dirname(url.pathname), basename(url.pathname)];
  const listed = stripe.lists.get(parent)?.find((one) => one['id'] === id);
  if (listed !== undefined) return { status: 200, body: listed };
  const list = stripe.lists.get(`${account}${url.pathname}`) ?? stripe.lists.get(url.pathname);
  if (list !== undefined) return url.pathname.startsWith('/v2/') ? pageOfV2(list) : page(list, url);
  if (url.pathname === '/v1/account') {
    return { status: 200, body: { id: 'acct_objects', object: 'account' } };
  }
  return refuse({ status: 404, code: 'resource_missing', param: 'id' });
}

function page(all: readonly JsonObject[], { searchParams, pathname }: URL): Answer {
  const from = Number(searchParams.get('created[gte]') ?? 0);
  const until = Number(searchParams.get('created[lt]') ?? Infinity);
  const newestFirst = all
    .filter((one) => createdOf(one) >= from && createdOf(one) < until)
    .toSorted((a, b) => createdOf(b) - createdOf(a));
  const after = searchParams.get('starting_after');
  const cursor = all.find(({ id }) => id === after);
  if (after !== null && cursor === undefined) {
    return refuse({ status: 400, code: 'resource_missing', param: 'starting_after' });
  }
  const begin =
    cursor === undefined
      ? 0
      : newestFirst.filter((one) => !isAfter(one, cursor, newestFirst)).length;
  const limit = Number(searchParams.get('limit') ?? 10);
  const data = newestFirst.slice(begin, begin + limit);
  const has_more = begin + limit < newestFirst.length;
  return { status: 200, body: { object: 'list', url: pathname, has_more, data } };
}

/** In one page. https://docs.stripe.com/api-v2-overview#list-pagination */
function pageOfV2(all: readonly JsonObject[]): Answer {
  return { status: 200, body: { data: all, next_page_url: null, previous_page_url: null } };
}

/** Whether it comes behind the cursor, which may itself be outside of the range. */
function isAfter(one: JsonObject, cursor: JsonObject, order: readonly JsonObject[]): boolean {
  const place = order.indexOf(cursor);
  return place === -1 ? createdOf(one) < createdOf(cursor) : order.indexOf(one) > place;
}

function createdOf(object: JsonObject): number {
  return typeof object['created'] === 'number' ? object['created'] : 0;
}

function refuse({ status, code, param }: Refusal): Answer {
  const type = status >= 500 ? 'api_error' : 'invalid_request_error';
  return { status, body: { error: { type, code, param, message: `Refused: ${code ?? status}` } } };
}
