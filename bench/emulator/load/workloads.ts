// What the emulators are asked to do: the calls of an app that knows its customers and takes their money.
import { randomBytes } from 'node:crypto';

import type { Step } from '../../shared/load/run-load.ts';
import type { Workload } from '../../shared/processes/messages.ts';
import { type ApiRequest, get, post } from './api-request.ts';

/** One of the peers takes 5,000 calls an hour under one key, so that keys change before that. */
const callsPerApiKey = 2_000;

const card = 'pm_card_visa';

/** Makes the calls, each about an object of its own. It keeps the ids of customers that were created, to read them. */
export class Workloads {
  readonly #customers: string[] = [];
  /** Of this process, so that no idempotency key is ever sent twice. */
  readonly #run = randomBytes(6).toString('hex');
  #count = 0;

  steps(workload: Workload, count: number): Step<ApiRequest>[] {
    return Array.from({ length: count }, (_step, index) => this.#step(workload, index));
  }

  #step(workload: Workload, index: number): Step<ApiRequest> {
    this.#count += 1;
    const name = `${this.#run}${this.#count}`;
    const apiKey = `sk_test_bench${this.#run}${Math.floor(this.#count / callsPerApiKey)}`;
    switch (workload) {
      case 'create-customers':
        return this.#create(name, apiKey);
      case 'read-customers': {
        const id = this.#customers[index % this.#customers.length] ?? '';
        return { request: get(`/v1/customers/${id}`, apiKey), next: mustContain(id) };
      }
      case 'pay':
        return pay(name, apiKey);
      case 'pay-at-once':
        return payAtOnce(name, apiKey);
    }
  }

  #create(name: string, apiKey: string): Step<ApiRequest> {
    const form = {
      email: `${name}@example.com`,
      name: 'Ada Lovelace',
      description: 'A customer of the benchmark',
      'metadata[billhook_user]': name,
    };
    return {
      request: post('/v1/customers', form, { apiKey, idempotencyKey: `customer-${name}` }),
      next: (body) => {
        this.#customers.push(idIn(body));
        return undefined;
      },
    };
  }
}

/** As a page of the app's own does: the intent is created first, and confirmed with the customer's card. */
function pay(name: string, apiKey: string): Step<ApiRequest> {
  return {
    request: post('/v1/payment_intents', paymentForm(name), {
      apiKey,
      idempotencyKey: `payment-${name}`,
    }),
    next: (created) => ({
      request: post(
        `/v1/payment_intents/${idIn(created)}/confirm`,
        { payment_method: card },
        { apiKey, idempotencyKey: `confirm-${name}` },
      ),
      next: mustContain('succeeded'),
    }),
  };
}

/** As a server charges a card: created and confirmed by one call. */
function payAtOnce(name: string, apiKey: string): Step<ApiRequest> {
  const form = { ...paymentForm(name), confirm: 'true', payment_method: card };
  return {
    request: post('/v1/payment_intents', form, { apiKey, idempotencyKey: `payment-${name}` }),
    next: mustContain('succeeded'),
  };
}

function paymentForm(name: string): Record<string, string> {
  return {
    amount: '2000',
    currency: 'usd',
    description: 'A payment of the benchmark',
    'automatic_payment_methods[enabled]': 'true',
    'automatic_payment_methods[allow_redirects]': 'never',
    'metadata[billhook_reference]': name,
  };
}

/** An answer that is 2xx and yet not what was asked for would make every figure worthless. */
function mustContain(text: string): (body: string) => undefined {
  return (body) => {
    if (!body.includes(text)) throw new Error(`The answer has no "${text}": ${body}`);
    return undefined;
  };
}

/** The id of the object that was answered; its own comes first in it. */
function idIn(body: string): string {
  const id = /"id": ?"([^"]+)"/.exec(body)?.[1];
  if (id === undefined) throw new Error(`The answer has no id: ${body}`);
  return id;
}
