// The few answers of Stripe that the library's own tests need, over real HTTP: the account, customers and
// checkout sessions, with idempotency keys as Stripe treats them. What is tested here are the moments that
// are hard to meet elsewhere: a call still under way, a refusal, an answer that was lost.
// https://docs.stripe.com/api/idempotent_requests
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

interface Answer {
  readonly status: number;
  readonly replayed?: boolean;
  readonly body: object;
}

export interface TinyStripe {
  readonly url: string;
  /** Every request but those for the account: `POST /v1/customers` and its form. */
  readonly requests: {
    readonly path: string;
    readonly form: URLSearchParams;
    readonly key: string;
  }[];
  /** The customers that exist. */
  readonly customers: Set<string>;
  /** How long a call takes, in milliseconds; others with the same key meet a 409 meanwhile. */
  delayMs: number;
  /** When the sessions that are opened from now on expire, in Unix seconds. */
  sessionExpiresAt: number;
  close(): Promise<void>;
}

export async function startTinyStripe(): Promise<TinyStripe> {
  const answers = new Map<string, Promise<Answer>>();
  const settled = new Set<string>();
  let created = 0;
  const server = createServer((request, response) => {
    void serve(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server that listens has an address of this form.
  const { port } = server.address() as AddressInfo;
  const stripe: TinyStripe = {
    url: `http://127.0.0.1:${port}`,
    requests: [],
    customers: new Set(),
    delayMs: 0,
    sessionExpiresAt: 4_000_000_000,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body, replayed } = await answerOnce(request, await readForm(request));
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(replayed === true ? { 'idempotent-replayed': 'true' } : {}),
    });
    response.end(JSON.stringify(body));
  }

  async function answerOnce(request: IncomingMessage, form: URLSearchParams): Promise<Answer> {
    const path = request.url ?? '';
    if (path === '/v1/account') return ok({ id: 'acct_tiny', object: 'account' });
    const key = String(request.headers['idempotency-key']);
    stripe.requests.push({ path, form, key });
    const known = answers.get(key);
    if (known !== undefined) {
      if (!settled.has(key)) return refusal(409, 'idempotency_key_in_use');
      return { ...(await known), replayed: true };
    }
    const answer = sleep(stripe.delayMs).then(() => create(path, form));
    answers.set(key, answer);
    const result = await answer;
    // Stripe keeps no answer of a call whose parameters did not pass.
    if (result.status === 400) answers.delete(key);
    settled.add(key);
    return result;
  }

  function create(path: string, form: URLSearchParams): Answer {
    created += 1;
    if (path === '/v1/customers') {
      if (form.get('email')?.includes('@') === false) return refusal(400, 'email_invalid', 'email');
      stripe.customers.add(`cus_${created}`);
      return ok({ id: `cus_${created}`, object: 'customer' });
    }
    const customer = form.get('customer') ?? '';
    if (!stripe.customers.has(customer)) return refusal(400, 'resource_missing', 'customer');
    return ok({
      id: `cs_${created}`,
      object: 'checkout.session',
      customer,
      url: form.get('ui_mode') === 'embedded_page' ? null : `${stripe.url}/pay`,
      expires_at: stripe.sessionExpiresAt,
    });
  }

  return stripe;
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

function ok(body: object): Answer {
  return { status: 200, body };
}

function refusal(status: number, code: string, param?: string): Answer {
  const error = { type: 'invalid_request_error', code, param, message: `Refused: ${code}` };
  return { status, body: { error } };
}
