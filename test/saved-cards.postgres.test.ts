// Cards that are saved and charged while the customer is away, to the end: also where their bank wants them back.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { money, type Payment } from 'billhook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  answerBank,
  type EmulatedBillhook,
  missionCards,
  saveCard,
  startEmulatedBillhook,
} from './support/emulated-billhook.ts';

let app: EmulatedBillhook;
beforeAll(async () => {
  app = await startEmulatedBillhook();
});
afterAll(async () => app.close());

const amount = money('12.00', 'eur');
/** Can be saved; every charge is declined. */
const declinedWhenCharged = '4000000000000341';
let users = 0;
const newUser = () => ({ id: `user_${(users += 1)}` });

async function chargesOf(payment: Payment): Promise<number> {
  const { data } = await app.billhook.stripe.charges.list({ payment_intent: payment.id });
  return data.filter(({ paid }) => paid).length;
}

describe('a user’s saved cards', () => {
  test('there are none before the first', async () => {
    expect(await app.billhook.paymentMethods.list(newUser())).toEqual([]);
  });

  test('are listed as people know them, with the default one marked', async () => {
    const user = newUser();
    const visa = await saveCard(app.billhook, user, missionCards.succeeds);
    const amex = await saveCard(app.billhook, user, '378282246310005');
    const list = await app.billhook.paymentMethods.list(user);
    expect(list).toMatchObject([
      { id: amex, brand: 'amex', last4: '0005', isDefault: true },
      {
        id: visa,
        brand: 'visa',
        last4: '4242',
        expiry: { month: 12, year: 2040 },
        isDefault: false,
      },
    ]);
    await app.billhook.paymentMethods.setDefault(user, visa);
    const after = await app.billhook.paymentMethods.list(user);
    expect(after.map(({ isDefault }) => isDefault)).toEqual([false, true]);
  });

  test('are removed, also twice saved ones', async () => {
    const user = newUser();
    const id = await saveCard(app.billhook, user, missionCards.succeeds);
    await app.billhook.paymentMethods.remove(user, id);
    expect(await app.billhook.paymentMethods.list(user)).toEqual([]);
  });

  test('are nobody else’s business', async () => {
    const [owner, thief] = [newUser(), newUser()];
    const id = await saveCard(app.billhook, owner, missionCards.succeeds);
    await app.billhook.customers.ensure(thief);
    const { paymentMethods } = app.billhook;
    for (const attempt of [
      async () => paymentMethods.remove(thief, id),
      async () => paymentMethods.setDefault(thief, id),
      async () => paymentMethods.remove(newUser(), id),
      async () => paymentMethods.remove(owner, 'pm_made_up'),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'payment_method_unknown' });
    }
    expect(await paymentMethods.list(owner)).toHaveLength(1);
    const theft = app.billhook.payments.chargeSaved(thief, {
      amount,
      reference: 'theft',
      paymentMethod: id,
    });
    await expect(theft).rejects.toMatchObject({ type: 'StripeInvalidRequestError' });
  });
});

describe('charged while the customer is away', () => {
  test('4242: succeeds by the default card', async () => {
    const user = newUser();
    await saveCard(app.billhook, user, missionCards.succeeds);
    const payment = await app.billhook.payments.chargeSaved(user, { amount, reference: 'may' });
    expect(payment).toMatchObject({
      outcome: { status: 'succeeded' },
      received: amount,
      reference: 'may',
    });
    expect(payment.intent.metadata).toMatchObject({ billhook_user: user.id });
  });

  test('the same reference is charged once, however often it is asked for', async () => {
    const user = newUser();
    await saveCard(app.billhook, user, missionCards.succeeds);
    const charge = async () =>
      app.billhook.payments.chargeSaved(user, { amount, reference: 'june' });
    const first = await charge();
    const again = await Promise.all([charge(), charge(), charge()]);
    expect(new Set(again.map(({ id }) => id))).toEqual(new Set([first.id]));
    expect(await chargesOf(first)).toBe(1);
  });

  test('20 at once, over two instances, charge once', async () => {
    const user = newUser();
    await saveCard(app.billhook, user, missionCards.succeeds);
    const other = await app.another();
    const payments = await Promise.all(
      Array.from({ length: 20 }, async (_, index) =>
        (index % 2 === 0 ? app.billhook : other).payments.chargeSaved(user, {
          amount,
          reference: 'rush',
        }),
      ),
    );
    expect(new Set(payments.map(({ id }) => id)).size).toBe(1);
    const customer = await app.billhook.customers.ensure(user);
    const { data } = await app.billhook.stripe.charges.list({ customer });
    expect(data).toHaveLength(1);
  });

  test('a decline is an outcome; another card is another attempt on the same payment', async () => {
    const user = newUser();
    await saveCard(app.billhook, user, declinedWhenCharged);
    const declined = await app.billhook.payments.chargeSaved(user, { amount, reference: 'july' });
    expect(declined.outcome).toMatchObject({ status: 'declined', code: 'card_declined' });
    const paymentMethod = await saveCard(app.billhook, user, missionCards.succeeds);
    const input = { amount, reference: 'july', paymentMethod };
    const paid = await app.billhook.payments.chargeSaved(user, input);
    expect(paid).toMatchObject({ id: declined.id, outcome: { status: 'succeeded' } });
    expect(await chargesOf(paid)).toBe(1);
  });

  test.each([missionCards.declined, missionCards.insufficientFunds])(
    '%s: cannot be saved at all',
    async (card) => {
      await expect(saveCard(app.billhook, newUser(), card)).rejects.toMatchObject({
        code: 'card_declined',
      });
    },
  );

  test('a user without a default card is told so', async () => {
    const user = newUser();
    const charge = app.billhook.payments.chargeSaved(user, { amount, reference: 'august' });
    await expect(charge).rejects.toMatchObject({ code: 'payment_method_missing' });
  });
});

/** A payment that was tried while the customer was away, and the link for them. */
async function wanted(reference: string): Promise<{ payment: Payment; link: string }> {
  const user = newUser();
  await saveCard(app.billhook, user, missionCards.asksTheBank);
  const payment = await app.billhook.payments.chargeSaved(user, { amount, reference });
  const { outcome } = payment;
  if (outcome.status !== 'requires_action') throw new Error(`It is ${outcome.status}.`);
  return { payment, link: outcome.recoveryUrl ?? '' };
}
const get = async (url: string, language = 'en'): Promise<Response> =>
  app.billhook.handler(new Request(url, { headers: { 'accept-language': language } }));

/** Presses the button of the page. */
async function press(url: string): Promise<Response> {
  const page = await (await get(url)).text();
  const fields = new URLSearchParams();
  for (const [, name = '', value = ''] of page.matchAll(/name="(\w+)" value="([^"]+)"/g)) {
    fields.set(name, value);
  }
  const action = /action="(\w+)"/.exec(page)?.[1] ?? '';
  return app.billhook.handler(new Request(new URL(action, url), { method: 'POST', body: fields }));
}

describe('3155: the bank wants the customer back', () => {
  test('the outcome says so, with a link and a client secret', async () => {
    const { payment, link } = await wanted('bank_1');
    expect(payment.outcome).toMatchObject({
      status: 'requires_action',
      nextAction: null,
      clientSecret: payment.clientSecret,
      paymentMethod: expect.stringMatching(/^pm_/),
    });
    expect(link).toMatch(/^https:\/\/app\.example\/billhook\/recover\?payment_intent=pi_/);
  });

  test('the page asks, the bank answers, and the payment is made', async () => {
    const { payment, link } = await wanted('bank_2');
    const page = await get(link);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/€12\.00[^]*Continue to your bank/);
    const toBank = await press(link);
    expect(toBank.status).toBe(303);
    await answerBank(toBank.headers.get('location') ?? '', 'complete');
    expect((await app.billhook.payments.get(payment.id)).outcome.status).toBe('succeeded');
    expect(await (await get(link)).text()).toContain('this payment is made');
    expect(await (await get(link)).text()).not.toContain('<form');
  });

  test('looking at the page charges nobody, and it speaks the customer’s language', async () => {
    const { payment, link } = await wanted('bank_3');
    expect(await (await get(link, 'fr-CA,en;q=0.5')).text()).toMatch(/lang="fr"[^]*Confirmez/);
    expect((await app.billhook.payments.get(payment.id)).outcome.status).toBe('requires_action');
  });

  test('who fails at the bank reads why, and may try again', async () => {
    const { payment, link } = await wanted('bank_4');
    await answerBank((await press(link)).headers.get('location') ?? '', 'fail');
    expect((await app.billhook.payments.get(payment.id)).outcome.status).toBe('declined');
    await answerBank((await press(link)).headers.get('location') ?? '', 'complete');
    expect((await app.billhook.payments.get(payment.id)).outcome.status).toBe('succeeded');
  });

  test('asking again does not bother the bank, and charges nobody', async () => {
    const { payment } = await wanted('bank_5');
    const user = { id: `user_${users}` };
    const again = await app.billhook.payments.chargeSaved(user, { amount, reference: 'bank_5' });
    expect(again).toMatchObject({ id: payment.id, outcome: { status: 'requires_action' } });
    expect(await chargesOf(again)).toBe(0);
  });

  test('a link that was made up, or is another payment’s, opens nothing', async () => {
    const [one, two] = [await wanted('bank_6'), await wanted('bank_7')];
    const forged = new URL(one.link);
    forged.searchParams.set('payment_intent', two.payment.id);
    expect((await get(forged.href)).status).toBe(404);
    const secret = new URL('https://app.example/billhook/recover');
    secret.searchParams.set('payment_intent', two.payment.id);
    secret.searchParams.set('payment_intent_client_secret', `${two.payment.id}_secret_guessed`);
    expect((await get(secret.href)).status).toBe(404);
    secret.searchParams.set('payment_intent_client_secret', two.payment.clientSecret);
    expect((await get(secret.href)).status).toBe(200);
    const body = forged.searchParams;
    const pressed = new Request('https://app.example/billhook/authenticate', {
      method: 'POST',
      body,
    });
    expect((await app.billhook.handler(pressed)).status).toBe(404);
  });

  test('the page works through `node:http` just as well', async () => {
    const { payment, link } = await wanted('bank_9');
    const server = createServer((request, response) => {
      void app.billhook.nodeHandler(request, response);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    // A TCP server that listens has an address of this form.
    const { port } = server.address() as AddressInfo;
    const local = `http://127.0.0.1:${port}/billhook`;
    const page = await fetch(link.replace('https://app.example/billhook', local), {
      headers: { 'accept-language': 'es' },
    });
    expect(await page.text()).toContain('Continuar a su banco');
    const body = new URL(link).searchParams;
    const toBank = await fetch(`${local}/authenticate`, {
      method: 'POST',
      body,
      redirect: 'manual',
    });
    await answerBank(toBank.headers.get('location') ?? '', 'complete');
    expect((await app.billhook.payments.get(payment.id)).outcome.status).toBe('succeeded');
    const back = await fetch(`${local}/authenticate`, { method: 'POST', body });
    expect(back.url).toContain('/billhook/recover?');
    expect(await back.text()).toContain('this payment is made');
    server.closeAllConnections();
    server.close();
  });

  test('without a public address there is no link, but a client secret', async () => {
    const instance = await app.anotherWithoutUrl();
    const user = newUser();
    await saveCard(instance, user, missionCards.asksTheBank);
    const { outcome } = await instance.payments.chargeSaved(user, { amount, reference: 'bank_8' });
    expect(outcome).toMatchObject({
      recoveryUrl: null,
      clientSecret: expect.stringMatching(/_secret_/),
    });
  });
});
