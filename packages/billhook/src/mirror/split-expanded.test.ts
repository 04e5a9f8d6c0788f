import { expect, test } from 'vitest';

import { splitExpanded } from './split-expanded.ts';

const charge = { id: 'ch_1', object: 'charge', payment_intent: 'pi_1' };
const intent = { id: 'pi_1', object: 'payment_intent', latest_charge: charge, amount: 5 };

test('what was expanded becomes an object of its own, with its id in its place', () => {
  const session = { id: 'cs_1', object: 'checkout.session', payment_intent: intent, invoice: null };
  const paths = ['payment_intent', 'payment_intent.latest_charge', 'invoice', 'subscription'];
  expect(splitExpanded(session, paths)).toEqual([
    charge,
    { ...intent, latest_charge: 'ch_1' },
    { id: 'cs_1', object: 'checkout.session', payment_intent: 'pi_1', invoice: null },
  ]);
});

test('what belongs into the object stays in it', () => {
  const price = { id: 'price_1', object: 'price' };
  const subscription = { id: 'sub_1', object: 'subscription', items: { data: [{ price }] } };
  expect(splitExpanded(subscription, ['latest_invoice'])).toEqual([subscription]);
});
