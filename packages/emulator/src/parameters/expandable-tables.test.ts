// What `expand` can reach in objects whose pages in Stripe's reference are well known.
import { expect, test } from 'vitest';
import { expandableTable } from './expandable-tables.ts';

const places = (object: string): object => expandableTable.objects[object]?.places ?? {};
const includable = (object: string): readonly string[] =>
  expandableTable.objects[object]?.includable ?? [];

test('a reference is an id until it is expanded', () => {
  expect(places('payment_intent')).toMatchObject({
    customer: { to: ['customer'], as: 'reference' },
    latest_charge: { to: ['charge'], as: 'reference' },
    payment_method: { to: ['payment_method'], as: 'reference' },
  });
  expect(places('price')).toMatchObject({ product: { to: ['product'], as: 'reference' } });
});

test('references inside plain nested objects', () => {
  expect(places('invoice')).toMatchObject({
    'parent.subscription_details.subscription': { to: ['subscription'], as: 'reference' },
  });
  expect(places('customer')).toMatchObject({
    'invoice_settings.default_payment_method': { to: ['payment_method'], as: 'reference' },
  });
});

test('lists, and objects that are always there, are passed through', () => {
  expect(places('subscription')).toMatchObject({
    items: { to: ['subscription_item'], as: 'list' },
    discounts: { to: ['discount'], as: 'reference', many: true },
  });
  expect(places('subscription_item')).toMatchObject({ price: { to: ['price'], as: 'embedded' } });
  expect(places('checkout.session')).toMatchObject({ line_items: { to: ['item'], as: 'list' } });
});

test('plain values cannot be expanded', () => {
  expect(places('customer')).not.toHaveProperty('email');
  expect(places('customer')).not.toHaveProperty('metadata');
});

test('what is left out until it is expanded', () => {
  expect(includable('checkout.session')).toEqual(['line_items']);
  expect(includable('invoice')).toEqual(['confirmation_secret', 'payments']);
  expect(includable('price')).toEqual(['currency_options', 'tiers']);
  expect(includable('customer')).toContain('subscriptions');
  expect(includable('payment_method')).toEqual([]);
});

test('every place leads to an object that the table knows', () => {
  const known = new Set(Object.keys(expandableTable.objects));
  for (const { places: all } of Object.values(expandableTable.objects)) {
    for (const place of Object.values(all)) {
      expect(['reference', 'embedded', 'list']).toContain(place.as);
      expect(place.to.filter((one) => !known.has(one))).toEqual([]);
    }
  }
});
