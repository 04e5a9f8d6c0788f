import { afterAll, beforeAll, expect, test } from 'vitest';

import { PaymentsUnderTest, refusal } from '../../testing/payments-under-test.ts';

let payments: PaymentsUnderTest;

beforeAll(async () => {
  payments = await PaymentsUnderTest.start();
});

afterAll(() => payments.close());

test('names every component, and says of those that were asked for what they may do', async () => {
  const customer = await payments.customer();
  const session = await payments.stripe.customerSessions.create({
    customer,
    components: {
      payment_element: {
        enabled: true,
        features: { payment_method_redisplay: 'enabled', payment_method_save: 'enabled' },
      },
    },
  });
  expect(session).toMatchObject({
    object: 'customer_session',
    customer,
    components: {
      buy_button: { enabled: false },
      customer_sheet: { enabled: false, features: null },
      payment_element: {
        enabled: true,
        features: {
          payment_method_allow_redisplay_filters: ['always'],
          payment_method_redisplay: 'enabled',
          payment_method_redisplay_limit: 3,
          payment_method_remove: 'disabled',
          payment_method_save: 'enabled',
        },
      },
    },
  });
  expect(session.client_secret).toMatch(/^cuss_secret_/);
  expect(session.expires_at - session.created).toBe(30 * 60);
});

test('is refused for a customer who is not there', async () => {
  const components = { buy_button: { enabled: true } };
  const unknown = payments.stripe.customerSessions.create({ customer: 'cus_none', components });
  expect(await refusal(unknown)).toMatchObject({ code: 'resource_missing', param: 'customer' });
});
