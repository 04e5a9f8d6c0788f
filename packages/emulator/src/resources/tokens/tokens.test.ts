import { afterAll, beforeAll, expect, test } from 'vitest';

import { PaymentsUnderTest, refusal } from '../../testing/payments-under-test.ts';

let payments: PaymentsUnderTest;

beforeAll(async () => {
  payments = await PaymentsUnderTest.start();
});

afterAll(() => payments.close());

function tokenize(number: string, more: Record<string, string> = {}) {
  return payments.browserPost('/v1/tokens', {
    'card[number]': number,
    'card[exp_month]': '12',
    'card[exp_year]': '40',
    'card[cvc]': '123',
    'card[name]': 'Jenny Rosen',
    ...more,
  });
}

test('a page makes a token of a card, which makes one payment method', async () => {
  const { status, body } = await tokenize('5555555555554444');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    object: 'token',
    type: 'card',
    used: false,
    card: { brand: 'MasterCard', last4: '4444', exp_year: 2040, name: 'Jenny Rosen' },
  });
  const id = String(body['id']);
  const make = () => payments.stripe.paymentMethods.create({ type: 'card', card: { token: id } });
  const method = await make();
  expect(method.card).toMatchObject({ brand: 'mastercard', last4: '4444' });
  expect((await payments.stripe.tokens.retrieve(id)).used).toBe(true);
  expect(await refusal(make())).toMatchObject({ statusCode: 400, code: 'token_already_used' });
});

test.each([
  ['4242424242424241', {}, 'incorrect_number'],
  ['4242424242424242', { 'card[exp_month]': 'May' }, 'invalid_expiry_month'],
])('what is mistyped is refused: %s %o', async (number, more, code) => {
  expect(await tokenize(number, more)).toMatchObject({ status: 402, body: { error: { code } } });
});

test('an unknown token is missing', async () => {
  expect(await refusal(payments.stripe.tokens.retrieve('tok_none'))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
});
