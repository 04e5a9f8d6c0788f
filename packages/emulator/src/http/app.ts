/**
 * The emulator's HTTP side: every request passes the same few steps (who calls, under which
 * idempotency key, with which parameters), then its operation, then expansion, then the reply.
 */
import type { Context, Hono } from 'hono';

import { decodeForm } from '../parameters/decode-form.ts';
import { apiVersion } from '../parameters/generated/api-version.ts';
import type { RawParameters } from '../parameters/raw-parameters.ts';
import { isKnownOperation } from '../parameters/known-operations.ts';
import type { Store } from '../store/store.ts';
import { authenticate, requireSecretKey, type KeyKind } from './authenticate.ts';
import { withoutBrowserParameters } from './browser-parameters.ts';
import { expandReply, type Includables } from './expand.ts';
import { IdempotencyKeys, type IdempotentRequest } from './idempotency.ts';
import type { Call, Operation } from './operation.ts';
import { StripeError, invalidRequest } from './stripe-error.ts';
import type { Clock } from '../clock/clock.ts';
import type { NewId } from '../ids/ids.ts';

export interface AppParts {
  store: Store;
  clock: Clock;
  newId: NewId;
  operations: readonly Operation[];
  includables: Includables;
  /** Where the emulator is reached, without a trailing slash. */
  baseUrl: () => string;
  /** How long every request of the API is held before it is worked on, in milliseconds. */
  latencyMs: number;
}

/** A request of the API, read and ready to be worked on. */
interface ApiRequest {
  requestId: string;
  idempotencyKey: string | null;
  keyKind: KeyKind;
  raw: RawParameters;
  ids: readonly string[];
}

interface Answer {
  status: number;
  reply: object;
  headers: Record<string, string>;
}

/** Adds the API's operations to `app`. */
export function addApi(app: Hono, parts: AppParts): void {
  const api = new Api(parts);
  for (const operation of parts.operations) {
    const [method = '', template = ''] = operation.name.split(' ');
    app.on(method, template.replaceAll(/\{(\w+)\}/g, ':$1'), (context) =>
      api.answer(context, operation, template),
    );
  }
  app.options('/v1/*', (context) => context.body(null, 204, crossOriginHeaders));
  app.all('/v1/*', (context) => api.answer(context, null, ''));
}

class Api {
  readonly #parts: AppParts;
  readonly #idempotency: IdempotencyKeys;

  constructor(parts: AppParts) {
    this.#parts = parts;
    this.#idempotency = new IdempotencyKeys(parts.store);
  }

  /** Answers a request; `operation` is null when the emulator has none at this path. */
  async answer(context: Context, operation: Operation | null, template: string): Promise<Response> {
    const requestId = this.#parts.newId('req', 14);
    const idempotencyKey = context.req.header('Idempotency-Key') ?? null;
    const text = await parametersIn(context);
    const answer = await this.#guarded(requestId, async () => {
      const raw = decodeForm(text);
      const keyKind = authenticate(context.req.header('Authorization'), stringOf(raw['key']));
      if (operation === null) throw unknownUrl(context.req.method, context.req.path);
      if (!operation.publishable) requireSecretKey(keyKind);
      const request: ApiRequest = {
        requestId,
        idempotencyKey,
        keyKind,
        raw,
        ids: idsIn(context, template),
      };
      return this.#oncePerKey(context, text, operation, request);
    });
    return new Response(JSON.stringify(answer.reply, null, 2), {
      status: answer.status,
      headers: {
        'Content-Type': 'application/json',
        'Request-Id': requestId,
        'Stripe-Version': apiVersion,
        ...(idempotencyKey !== null && { 'Idempotency-Key': idempotencyKey }),
        ...crossOriginHeaders,
        ...answer.headers,
      },
    });
  }

  /** Does the work, unless this idempotency key has been answered before. */
  async #oncePerKey(
    context: Context,
    body: string,
    operation: Operation,
    request: ApiRequest,
  ): Promise<Answer> {
    const { idempotencyKey: key, requestId } = request;
    // As at Stripe, keys mean something for POST alone: the other methods are idempotent anyway.
    if (key === null || context.req.method !== 'POST') return this.#work(operation, request);
    const identity: IdempotentRequest = { key, method: 'POST', path: context.req.path, body };
    const known = this.#idempotency.claim(identity, this.#parts.clock.nowMs());
    if (known !== null) {
      const headers = { 'Idempotent-Replayed': 'true', 'Original-Request': known.requestId };
      return { status: known.status, reply: known.reply, headers };
    }
    try {
      // A request whose parameters are refused never began, and leaves its key free.
      const parameters = checkedParameters(operation, request);
      const answer = await this.#guarded(requestId, () =>
        this.#work(operation, request, parameters),
      );
      this.#idempotency.remember(
        identity,
        { requestId, status: answer.status, reply: answer.reply },
        this.#parts.clock.nowMs(),
      );
      return answer;
    } finally {
      this.#idempotency.release(identity);
    }
  }

  async #work(
    operation: Operation,
    request: ApiRequest,
    parameters: unknown = checkedParameters(operation, request),
  ): Promise<Answer> {
    const { store, includables, latencyMs, baseUrl } = this.#parts;
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    const reply = store.run(
      (unit) => {
        unit.setOrigin({ requestId: request.requestId, idempotencyKey: request.idempotencyKey });
        const call = {
          parameters,
          ids: request.ids,
          unit,
          keyKind: request.keyKind,
          clientSecret: stringOf(request.raw['client_secret']) ?? null,
          baseUrl: baseUrl(),
        };
        // The parameters were checked against this very operation's table just above.
        const result = operation.handle(call as Call<never>);
        return expandReply(result, expandPaths(parameters), unit, includables);
      },
      (error) => error instanceof StripeError && error.keepsChanges,
    );
    return { status: 200, reply, headers: {} };
  }

  /** Turns what was thrown into Stripe's reply to it. */
  async #guarded(requestId: string, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      const refused = error instanceof StripeError ? error : internalError(error);
      return {
        status: refused.status,
        reply: refused.body(requestId),
        headers: { ...refused.headers },
      };
    }
  }
}

const crossOriginHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Expose-Headers': 'Request-Id, Stripe-Version, Idempotent-Replayed',
};

function checkedParameters(operation: Operation, { raw, keyKind }: ApiRequest): unknown {
  // Stripe.js sends its key among the parameters; it is not one of the operation's.
  const { key: _, ...parameters } = raw;
  if (keyKind === 'secret') return operation.check(parameters);
  // Nor is the secret of an intent: the operation is told of it, and the tables of few know it.
  const { client_secret: __, ...others } = withoutBrowserParameters(parameters);
  return operation.check(others);
}

/** Clients put parameters into the URL of a GET or a DELETE, and into the body of a POST. */
async function parametersIn(context: Context): Promise<string> {
  const query = new URL(context.req.url).search.slice(1);
  // A GET has no body, and asking for it costs more than all else that is done for one.
  const body = context.req.method === 'GET' ? '' : await context.req.text();
  return [query, body].filter((text) => text !== '').join('&');
}

function expandPaths(parameters: unknown): readonly string[] {
  if (typeof parameters !== 'object' || parameters === null || !('expand' in parameters)) return [];
  // The parameter table of every operation has `expand` as a list of strings.
  return parameters.expand as readonly string[];
}

/** The values of the path's placeholders, in their order. */
function idsIn(context: Context, template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => context.req.param(name) ?? '');
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function unknownUrl(method: string, path: string): StripeError {
  if (isKnownOperation(method, path)) {
    return new StripeError({
      status: 501,
      type: 'api_error',
      code: 'emulator_unsupported',
      message: `Stripe has ${method} ${path}, but this emulator does not support it yet.`,
    });
  }
  return invalidRequestAt404(
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  );
}

function invalidRequestAt404(message: string): StripeError {
  return new StripeError({ ...invalidRequest(message).fields, status: 404 });
}

/** A defect of the emulator itself: said with its message, so that it can be reported and mended. */
function internalError(cause: unknown): StripeError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new StripeError({
    status: 500,
    type: 'api_error',
    message: `The emulator failed to answer: ${message}`,
  });
}
