// The calls that are measured: what an app does by the library, and the same by the bare SDK. What a call needs to be
// there before it is made before the clock starts.
import { randomBytes } from 'node:crypto';

import { type Billhook, money } from 'billhook';

import type { CallName } from '../../shared/processes/messages.ts';

export type PreparedCall = () => Promise<unknown>;

const amount = 2_000;
const currency = 'usd';

/** Calls that each do something of their own, and are no repetition of another. */
export class Calls {
  readonly #billhook: Billhook;
  readonly #run = randomBytes(6).toString('hex');
  #count = 0;
  /** A user who has paid before, and their customer. */
  #regular: { readonly id: string; readonly customer: string } | undefined;

  constructor(billhook: Billhook) {
    this.#billhook = billhook;
  }

  async prepare(call: CallName): Promise<PreparedCall> {
    this.#count += 1;
    const name = `${this.#run}_${this.#count}`;
    const { payments, refunds, stripe } = this.#billhook;
    const { id: user, customer } = await this.#regularUser();
    switch (call) {
      case 'sdk-payment':
        return async () => this.#createIntent(name, customer);
      case 'payment':
        return async () => payments.create(paymentOf(user, name));
      case 'payment-again':
        await payments.create(paymentOf(user, name));
        return async () => payments.create(paymentOf(user, name));
      case 'sdk-first-payment':
        return async () => {
          const { id } = await stripe.customers.create({
            email: 'ada@example.com',
            metadata: { billhook_user: name },
          });
          return this.#createIntent(name, id);
        };
      case 'first-payment':
        return async () => payments.create(paymentOf(`user_${name}`, name));
      case 'sdk-refund': {
        const payment = await this.#paid(name, customer);
        return async () => stripe.refunds.create({ payment_intent: payment });
      }
      case 'refund': {
        const payment = await this.#paid(name, customer);
        return async () => refunds.create({ payment });
      }
    }
  }

  async #regularUser(): Promise<{ readonly id: string; readonly customer: string }> {
    if (this.#regular === undefined) {
      const id = `regular_${this.#run}`;
      const { intent } = await this.#billhook.payments.create(paymentOf(id, `${id}_first`));
      if (typeof intent.customer !== 'string') throw new Error('The payment has no customer.');
      this.#regular = { id, customer: intent.customer };
    }
    return this.#regular;
  }

  /** With as much metadata as the library writes. */
  async #createIntent(name: string, customer: string): Promise<unknown> {
    return this.#billhook.stripe.paymentIntents.create({
      amount,
      currency,
      customer,
      automatic_payment_methods: { enabled: true },
      metadata: { billhook_user: customer, billhook_reference: name },
    });
  }

  async #paid(name: string, customer: string): Promise<string> {
    const { id } = await this.#billhook.stripe.paymentIntents.create({
      amount,
      currency,
      customer,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      metadata: { billhook_user: customer, billhook_reference: name },
      payment_method: 'pm_card_visa',
      confirm: true,
    });
    return id;
  }
}

function paymentOf(user: string, reference: string): Parameters<Billhook['payments']['create']>[0] {
  return {
    user: { id: user, email: 'ada@example.com' },
    amount: money(amount, currency),
    reference,
  };
}
