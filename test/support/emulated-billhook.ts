// Billhooks against an emulator, on a database of their own, and what tests of payments ask of them again and again.
import { type Billhook, type BillhookOptions, createBillhook } from 'billhook';
import { createEmulator, type Emulator, type EmulatorOptions } from '@billhook/emulator';

import { createSilentLogger } from '../../packages/billhook/src/testing/silent-logger.ts';
import {
  createEmptyDatabase,
  type TestDatabase,
} from '../../packages/billhook/src/testing/test-database.ts';

export interface EmulatedBillhook {
  readonly billhook: Billhook;
  readonly emulator: Emulator;
  readonly database: TestDatabase;
  /** The emulator's URL. */
  readonly url: string;
  /** Another instance of the same app. */
  another(options?: BillhookOptions): Promise<Billhook>;
  /** One that does not know how its pages are reached. */
  anotherWithoutUrl(): Promise<Billhook>;
  close(): Promise<void>;
}

export async function startEmulatedBillhook(
  options: { readonly billhook?: BillhookOptions; readonly emulator?: EmulatorOptions } = {},
): Promise<EmulatedBillhook> {
  const database = await createEmptyDatabase();
  const emulator = createEmulator(options.emulator);
  const url = await emulator.listen();
  const running: Billhook[] = [];
  const publicUrl = 'https://app.example/billhook';
  const start = async (more: BillhookOptions): Promise<Billhook> => {
    const billhook = await createBillhook({
      stripe: { secretKey: 'sk_test_payments', webhookSecrets: ['whsec_payments'], apiBase: url },
      database: { url: database.url },
      logger: createSilentLogger(),
      ...options.billhook,
      ...more,
    });
    running.push(billhook);
    return billhook;
  };
  const another = async (more: BillhookOptions = {}): Promise<Billhook> =>
    start({ publicUrl, ...more });
  return {
    billhook: await another(),
    emulator,
    database,
    url,
    another,
    anotherWithoutUrl: async () => start({}),
    close: async () => {
      await Promise.all(running.map(async (billhook) => billhook.stop()));
      await emulator.close();
      await database.close();
    },
  };
}

/** The test cards that every flow is tried with. https://docs.stripe.com/testing */
export const missionCards = {
  succeeds: '4242424242424242',
  declined: '4000000000000002',
  asksTheBank: '4000002500003155',
  insufficientFunds: '4000000000009995',
} as const;

/** A payment method of the test card, as a browser would have made it. */
export async function cardMethod({ stripe }: Billhook, number: string): Promise<string> {
  const { id } = await stripe.paymentMethods.create({
    type: 'card',
    card: { number, exp_month: 12, exp_year: 2040, cvc: '123' },
  });
  return id;
}

/** Saves the test card for the user without asking their bank, and makes it their default. */
export async function saveCard(
  billhook: Billhook,
  user: { readonly id: string },
  number: string,
): Promise<string> {
  const customer = await billhook.customers.ensure(user);
  const id = await cardMethod(billhook, number);
  await billhook.stripe.paymentMethods.attach(id, { customer });
  await billhook.paymentMethods.setDefault(user, id);
  return id;
}

/** Answers the bank's question on the page where it is asked, as the customer does. */
export async function answerBank(url: string, answer: 'complete' | 'fail'): Promise<void> {
  const page = new URL(url);
  const response = await fetch(`${page.origin}${page.pathname}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...Object.fromEntries(page.searchParams), result: answer }),
  });
  if (response.status >= 400) throw new Error(`The bank's page answered ${response.status}.`);
}
