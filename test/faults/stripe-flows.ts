// Does at the emulator what a plan says: real calls through the official SDK, tried again until they are
// answered, each with an idempotency key, since the API is on a bad day too.
import { setTimeout as sleep } from 'node:timers/promises';

import Stripe from 'stripe';

import type { Flow } from './storm-plan.ts';

/** The page of a checkout session, as far as it is looked at here. */
interface PaymentPage {
  id: string;
  amount_total: number;
}

const publishableKey = 'pk_test_storm';

export class StripeFlows {
  readonly #stripe: Stripe;
  readonly #url: string;
  readonly #customers: string[] = [];
  readonly #subscriptions: string[] = [];
  /** Counts the calls that change something; the number is the idempotency key. */
  #calls = 0;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#url = url;
    this.#stripe = new Stripe('sk_test_storm', {
      host: hostname,
      port,
      protocol: 'http',
      maxNetworkRetries: 0,
    });
  }

  async run({ kind, choice, times }: Flow): Promise<void> {
    switch (kind) {
      case 'create-customer':
        return this.#createCustomer(choice);
      case 'update-customer':
        return this.#updateCustomer(choice, times);
      case 'delete-customer':
        return this.#deleteCustomer(choice);
      case 'create-product':
        return this.#createProduct(choice);
      case 'pay':
        return this.#pay(choice, 'pm_card_visa');
      case 'pay-and-be-declined':
        return this.#pay(choice, 'pm_card_visa_chargeDeclined');
      case 'check-out':
        return this.#checkOut('payment', choice);
      case 'subscribe':
        return this.#checkOut('subscription', choice);
      case 'update-subscription':
        return this.#updateSubscription(choice, times);
      case 'cancel-subscription':
        return this.#cancelSubscription(choice);
    }
  }

  /** The events since the last of these, the oldest first. */
  async eventsAfter(known: readonly Stripe.Event[]): Promise<Stripe.Event[]> {
    const fresh: Stripe.Event[] = [];
    for (;;) {
      const last = fresh.at(-1) ?? known.at(-1);
      const page = await this.#pageAfter(last?.id);
      fresh.push(...page.data.toReversed());
      if (!page.has_more) return fresh;
    }
  }

  /** How many of the latest events have not been delivered yet, 100 at most. */
  async pendingEvents(): Promise<number> {
    const pending = await answered(() =>
      this.#stripe.events.list({ delivery_success: false, limit: 100 }),
    );
    return pending.data.length;
  }

  /** What Stripe has at this path, all pages of it. */
  async objects(path: string): Promise<Record<string, unknown>[]> {
    const all: Record<string, unknown>[] = [];
    for (;;) {
      const parameters = new URLSearchParams({ limit: '100' });
      const last = all.at(-1)?.['id'];
      if (typeof last === 'string') parameters.set('starting_after', last);
      const separator = path.includes('?') ? '&' : '?';
      // A list of Stripe's has this form.
      const page = (await this.#fetch(
        'GET',
        `${path}${separator}${parameters.toString()}`,
        null,
      )) as {
        data: Record<string, unknown>[];
        has_more: boolean;
      };
      all.push(...page.data);
      if (!page.has_more) return all;
    }
  }

  /** Without an id, the latest events: there are none before the storm, and few after its first flow. */
  #pageAfter(id: string | undefined): Promise<Stripe.ApiList<Stripe.Event>> {
    const parameters = { limit: 100, ...(id !== undefined && { ending_before: id }) };
    return answered(() => this.#stripe.events.list(parameters));
  }

  /** Calls with an idempotency key until there is an answer. */
  #once<T>(call: (options: Stripe.RequestOptions) => Promise<T>): Promise<T> {
    this.#calls += 1;
    const idempotencyKey = `storm-${this.#calls}`;
    return answered(() => call({ idempotencyKey }));
  }

  async #createCustomer(choice: number): Promise<void> {
    const parameters = { name: `Customer ${choice}`, email: `user${choice}@example.com` };
    const customer = await this.#once((options) =>
      this.#stripe.customers.create(parameters, options),
    );
    this.#customers.push(customer.id);
  }

  /** Several times at once, so that the events are of the same second. */
  async #updateCustomer(choice: number, times: number): Promise<void> {
    const id = pick(this.#customers, choice);
    if (id === undefined) return;
    for (let time = 1; time <= times; time += 1) {
      const parameters = { description: `Change ${choice}.${time}` };
      await this.#once((options) => this.#stripe.customers.update(id, parameters, options));
    }
  }

  async #deleteCustomer(choice: number): Promise<void> {
    const id = pick(this.#customers, choice);
    if (id === undefined) return;
    this.#customers.splice(this.#customers.indexOf(id), 1);
    await this.#once((options) =>
      this.#stripe.customers.update(id, { description: 'Leaves' }, options),
    );
    await gone(() => this.#stripe.customers.del(id));
  }

  async #createProduct(choice: number): Promise<void> {
    const parameters: Stripe.ProductCreateParams = {
      name: `Product ${choice}`,
      default_price_data: { currency: 'usd', unit_amount: 500 + choice },
    };
    await this.#once((options) => this.#stripe.products.create(parameters, options));
  }

  async #pay(choice: number, paymentMethod: string): Promise<void> {
    const parameters: Stripe.PaymentIntentCreateParams = {
      amount: 1_000 + choice,
      currency: 'usd',
      payment_method: paymentMethod,
      confirm: true,
      return_url: 'https://shop.example/thanks',
    };
    try {
      await this.#once((options) => this.#stripe.paymentIntents.create(parameters, options));
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeCardError)) throw error;
    }
  }

  /** Opens a checkout session and pays it, as its page would. */
  async #checkOut(mode: 'payment' | 'subscription', choice: number): Promise<void> {
    const parameters: Stripe.Checkout.SessionCreateParams = {
      mode,
      success_url: 'https://shop.example/thanks',
      line_items: [{ quantity: 1, price_data: planOrThing(mode, choice) }],
    };
    const session = await this.#once((options) =>
      this.#stripe.checkout.sessions.create(parameters, options),
    );
    const email = `buyer${choice}@example.com`;
    // What the backend of the hosted page answers has these fields.
    const page = (await this.#fetch('GET', `/v1/payment_pages/${session.id}`, null)) as PaymentPage;
    const card = (await this.#fetch('POST', '/v1/payment_methods', typedCard(email))) as {
      id: string;
    };
    await this.#fetch('POST', `/v1/payment_pages/${page.id}/confirm`, {
      payment_method: card.id,
      expected_amount: `${page.amount_total}`,
      email,
    });
    const { subscription } = await answered(() =>
      this.#stripe.checkout.sessions.retrieve(session.id),
    );
    if (typeof subscription === 'string') this.#subscriptions.push(subscription);
  }

  async #updateSubscription(choice: number, times: number): Promise<void> {
    const id = pick(this.#subscriptions, choice);
    if (id === undefined) return;
    for (let time = 1; time <= times; time += 1) {
      const parameters = { metadata: { seats: `${choice}.${time}` } };
      await this.#once((options) => this.#stripe.subscriptions.update(id, parameters, options));
    }
  }

  async #cancelSubscription(choice: number): Promise<void> {
    const id = pick(this.#subscriptions, choice);
    if (id === undefined) return;
    this.#subscriptions.splice(this.#subscriptions.indexOf(id), 1);
    await gone(() => this.#stripe.subscriptions.cancel(id));
  }

  /** A call that the SDK has no word for. */
  async #fetch(
    method: 'GET' | 'POST',
    path: string,
    fields: Record<string, string> | null,
  ): Promise<unknown> {
    this.#calls += 1;
    const key = isOfThePage(path) ? publishableKey : 'sk_test_storm';
    const headers = {
      Authorization: `Bearer ${key}`,
      ...(method === 'POST' && { 'Idempotency-Key': `storm-${this.#calls}` }),
    };
    const init: RequestInit = { method, headers };
    if (fields !== null) init.body = new URLSearchParams(fields);
    return answered(async () => {
      const response = await fetch(`${this.#url}${path}`, init);
      if (response.status === 429 || response.status >= 500) throw new TypeError('Try again');
      if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
      return response.json();
    });
  }
}

function planOrThing(
  mode: 'payment' | 'subscription',
  choice: number,
): Stripe.Checkout.SessionCreateParams.LineItem.PriceData {
  return {
    currency: 'usd',
    unit_amount: 900 + choice,
    product_data: { name: `Thing ${choice}` },
    ...(mode === 'subscription' && { recurring: { interval: 'month' } }),
  };
}

function typedCard(email: string): Record<string, string> {
  return {
    type: 'card',
    'card[number]': '4242424242424242',
    'card[exp_month]': '12',
    'card[exp_year]': '2040',
    'card[cvc]': '123',
    'billing_details[name]': 'Ada Lovelace',
    'billing_details[email]': email,
    'billing_details[address][country]': 'US',
    'billing_details[address][postal_code]': '94107',
  };
}

/** What the hosted page calls, with the key that is public in a browser. */
function isOfThePage(path: string): boolean {
  return path.startsWith('/v1/payment_pages') || path === '/v1/payment_methods';
}

function pick(ids: readonly string[], choice: number): string | undefined {
  return ids[choice % Math.max(1, ids.length)];
}

/** Calls until there is an answer that says something of the call itself. */
async function answered<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt === 50 || !isTransient(error)) throw error;
      await sleep(20);
    }
  }
}

/** Ends something; when it is gone already, an earlier call did so whose answer was lost. */
async function gone(call: () => Promise<unknown>): Promise<void> {
  try {
    await answered(call);
  } catch (error) {
    const isGone = error instanceof Stripe.errors.StripeError && error.code === 'resource_missing';
    if (!isGone) throw error;
  }
}

/** A TypeError is what `fetch` throws when the connection is cut. */
function isTransient(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeConnectionError ||
    error instanceof Stripe.errors.StripeRateLimitError ||
    error instanceof Stripe.errors.StripeAPIError ||
    error instanceof Stripe.errors.StripeIdempotencyError ||
    error instanceof TypeError
  );
}
