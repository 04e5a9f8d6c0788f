// Runs the guides on payments from top to bottom against the emulator, and checks every line that says what comes of it.
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

import { money } from 'billhook';
import { afterEach, beforeEach, expect, test } from 'vitest';

import {
  cardMethod,
  type EmulatedBillhook,
  missionCards,
  saveCard,
  startEmulatedBillhook,
} from './support/emulated-billhook.ts';

let app: EmulatedBillhook;
beforeEach(async () => {
  app = await startEmulatedBillhook();
});
afterEach(async () => app.close());

const user = { id: 'user_1', email: 'ada@example.com' };
const returnUrl = 'https://app.example/thanks';

/** A payment that the customer has made by the card. */
async function paidBy(card: string) {
  const { payments } = app.billhook;
  const { id } = await payments.create({ user, amount: money('20.00', 'usd') });
  return payments.confirm(id, { paymentMethod: await cardMethod(app.billhook, card), returnUrl });
}

/** The guide's code as one function, in which what is said to come of a line is checked. */
function codeOf(guide: string): { readonly code: string; readonly checks: number } {
  const page = readFileSync(new URL(`../docs/guides/${guide}.md`, import.meta.url), 'utf8');
  const lines = [...page.matchAll(/```ts\n([^]*?)```/g)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  let checks = 0;
  const code = lines.map((line) => {
    const [, expression, sign, expected] = /^(.*); \/\/ (→|throws:) (.*)$/.exec(line) ?? [];
    if (expression === undefined) return line;
    checks += 1;
    return sign === '→'
      ? `check(${expression}, ${expected});`
      : `await checkThrows(async () => ${expression}, '${expected}');`;
  });
  return { code: `(async () => {\n${code.join('\n')}\n})()`, checks };
}

interface Followed {
  /** What the guide's lines gave, and what the guide says that they give. */
  readonly given: readonly unknown[];
  readonly expected: readonly unknown[];
  /** What the guide has said to the customer. */
  readonly said: readonly unknown[];
}

async function follow(guide: string, things: Record<string, unknown>): Promise<Followed> {
  const said: unknown[] = [];
  const given: unknown[] = [];
  const expected: unknown[] = [];
  const say = (what: unknown): void => {
    said.push(what);
  };
  const { code, checks } = codeOf(guide);
  const context = createContext({
    billhook: app.billhook,
    money,
    show: say,
    goTo: say,
    mail: say,
    ...things,
    check: (value: unknown, wanted: unknown) => {
      given.push(value);
      // What the guide writes comes from another realm, with other prototypes.
      expected.push(JSON.parse(JSON.stringify(wanted)));
    },
    checkThrows: async (run: () => Promise<unknown>, wanted: string) => {
      given.push(await run().catch((error: unknown) => error));
      expected.push({ code: wanted });
    },
  });
  await runInContext(code, context);
  expect(checks).toBeGreaterThan(3);
  expect(given).toHaveLength(checks);
  return { given, expected, said };
}

test('payments on a page of your own', async () => {
  const { payments } = app.billhook;
  const { given, expected, said } = await follow('payments', {
    paymentMethod: await cardMethod(app.billhook, missionCards.succeeds),
    card: await cardMethod(app.billhook, missionCards.succeeds),
    cardWithoutMoney: await cardMethod(app.billhook, missionCards.insufficientFunds),
    otherPayment: await payments.create({ user, amount: money('20.00', 'usd') }),
  });
  expect(given).toMatchObject(expected);
  expect(said).toEqual(['Thank you!']);
});

test('refunds', async () => {
  const { given, expected } = await follow('refunds', {
    payment: await paidBy(missionCards.succeeds),
    otherPayment: await paidBy(missionCards.succeeds),
  });
  expect(given).toMatchObject(expected);
});

test('disputes', async () => {
  const disputedPayments = [await paidBy('4000000000000259'), await paidBy('4000000000000259')];
  const { data } = await app.billhook.stripe.disputes.list();
  const { given, expected } = await follow('disputes', {
    disputeId: data[0]?.id,
    otherDisputeId: data[1]?.id,
    disputedPayment: disputedPayments[0],
    theBankDecides: async () => app.emulator.clock.advanceMs(6_000),
  });
  expect(given).toMatchObject(expected);
});

test('saved cards', async () => {
  const customer = await app.billhook.customers.ensure(user);
  const card = await cardMethod(app.billhook, missionCards.succeeds);
  await app.billhook.stripe.paymentMethods.attach(card, { customer });
  await saveCard(app.billhook, { id: 'user_3' }, missionCards.asksTheBank);
  const { given, expected, said } = await follow('saved-cards', {});
  expect(given).toMatchObject(expected);
  expect(said).toEqual([expect.stringMatching(/https:\/\/app\.example\/billhook\/recover\?/)]);
});
