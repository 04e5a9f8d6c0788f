// What the load asks for decides what the benchmark says, so that it is run against the emulator here.
import { createEmulator, type Emulator } from '@billhook/emulator';
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Step } from '../../shared/load/run-load.ts';
import type { Workload } from '../../shared/processes/messages.ts';
import { type ApiRequest, get, httpText, post, webRequest } from './api-request.ts';
import { Workloads } from './workloads.ts';

let emulator: Emulator;
let workloads: Workloads;

beforeEach(() => {
  emulator = createEmulator();
  workloads = new Workloads();
});

afterEach(async () => {
  await emulator.close();
});

async function walk(workload: Workload, count: number): Promise<unknown[]> {
  const last: unknown[] = [];
  for (const first of workloads.steps(workload, count)) {
    let body = '';
    for (let step: Step<ApiRequest> | undefined = first; step !== undefined;) {
      const response = await emulator.fetch(webRequest(step.request));
      body = await response.text();
      if (!response.ok) throw new Error(body);
      step = step.next?.(body);
    }
    last.push(JSON.parse(body));
  }
  return last;
}

async function total(path: string): Promise<number> {
  const response = await emulator.fetch(webRequest(get(`${path}?limit=100`, 'sk_test_bench')));
  const { data } = (await response.json()) as { data: unknown[] };
  return data.length;
}

test('every customer is one of its own, and those are the ones that are read', async () => {
  const created = await walk('create-customers', 3);
  expect(await total('/v1/customers')).toBe(3);
  expect(await walk('read-customers', 4)).toEqual([...created, created[0]]);
});

test('every payment is one of its own and ends paid, in two calls as in one', async () => {
  const paid = [...(await walk('pay', 2)), ...(await walk('pay-at-once', 2))];
  expect(paid).toEqual(
    Array(4).fill(expect.objectContaining({ status: 'succeeded', amount_received: 2000 })),
  );
  expect(await total('/v1/charges')).toBe(4);
});

test('an answer that is not what was asked for is not counted as one', () => {
  const [step] = workloads.steps('pay-at-once', 1);
  expect(() => step?.next?.('{"status":"requires_payment_method"}')).toThrow(/succeeded/);
});

test('the bytes of a request are those of HTTP', () => {
  const keys = { apiKey: 'sk_test_bench', idempotencyKey: 'once' };
  const text = httpText(post('/v1/customers', { email: 'ada@example.com' }, keys), 12111);
  const [head = '', body] = text.split('\r\n\r\n');
  expect(body).toBe('email=ada%40example.com');
  expect(head.split('\r\n')).toEqual(
    expect.arrayContaining([
      'POST /v1/customers HTTP/1.1',
      'Host: 127.0.0.1:12111',
      'Idempotency-Key: once',
      'Content-Length: 23',
    ]),
  );
});
