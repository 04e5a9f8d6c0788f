/**
 * An emulator with the official SDK in front of it, and what tests of payments ask of the two again
 * and again.
 */
import Stripe from 'stripe';

import { createEmulator, type Emulator } from '../create-emulator.ts';

export class PaymentsUnderTest {
  readonly emulator: Emulator;
  readonly url: string;
  readonly stripe: Stripe;

  private constructor(emulator: Emulator, url: string) {
    this.emulator = emulator;
    this.url = url;
    this.stripe = this.sdk('sk_test_emulator');
  }

  static async start(): Promise<PaymentsUnderTest> {
    const emulator = createEmulator();
    return new PaymentsUnderTest(emulator, await emulator.listen());
  }

  close(): Promise<void> {
    return this.emulator.close();
  }

  /** The SDK with another key. */
  sdk(key: string): Stripe {
    const { hostname, port } = new URL(this.url);
    return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 });
  }

  /** Pays $20.00 by the payment method at once, as a server does. */
  pay(
    paymentMethod: string,
    more: Partial<Stripe.PaymentIntentCreateParams> = {},
  ): Promise<Stripe.PaymentIntent> {
    return this.stripe.paymentIntents.create({
      amount: 2_000,
      currency: 'usd',
      confirm: true,
      payment_method: paymentMethod,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      ...more,
    });
  }

  /** A payment method of the test card with this number. */
  async card(number: string): Promise<string> {
    const { id } = await this.stripe.paymentMethods.create({
      type: 'card',
      card: { number, exp_month: 12, exp_year: 2040, cvc: '123' },
    });
    return id;
  }

  /** A call as Stripe.js makes it, with a publishable key; gives status and body. */
  async browserPost(
    path: string,
    fields: Record<string, string>,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const body = new URLSearchParams({
      ...fields,
      key: 'pk_test_page',
      payment_user_agent: 'stripe.js/test; payment-element',
      time_on_page: '25310',
      referrer: 'https://shop.example',
      guid: 'NA',
      muid: 'NA',
      sid: 'NA',
    });
    const reply = await fetch(`${this.url}${path}`, { method: 'POST', body });
    // The API answers with a JSON object always.
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  }

  async customer(): Promise<string> {
    return (await this.stripe.customers.create({ email: 'jenny@example.com' })).id;
  }

  /** The events about what `work` did, the oldest first. */
  async eventsOf(work: () => Promise<unknown>): Promise<Stripe.Event[]> {
    const [last] = (await this.stripe.events.list({ limit: 1 })).data;
    await work();
    const all = await this.stripe.events.list({
      limit: 100,
      ...(last !== undefined && { ending_before: last.id }),
    });
    return all.data.toReversed();
  }

  /** Answers the 3D Secure challenge of an intent on the bank's page, as the customer does. */
  async answerChallenge(intent: { id: string }, result: 'complete' | 'fail'): Promise<Response> {
    return fetch(`${this.url}/3d_secure/${intent.id}`, {
      method: 'POST',
      body: new URLSearchParams({ result }),
      redirect: 'manual',
    });
  }
}

/** The error that the SDK throws. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}
