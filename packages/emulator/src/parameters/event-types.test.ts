// Event types and what such events carry.
import { expect, test } from 'vitest';
import { eventObjects, isEventType } from './event-types.ts';
import { expandableTable } from './expandable-tables.ts';

test('what events carry', () => {
  expect(eventObjects['checkout.session.completed']).toEqual(['checkout.session']);
  expect(eventObjects['charge.refunded']).toEqual(['charge']);
  expect(eventObjects['customer.subscription.deleted']).toEqual(['subscription']);
  expect(eventObjects['charge.dispute.created']).toEqual(['dispute']);
});

test('every event carries an object that the SDK describes', () => {
  const known = Object.keys(expandableTable.objects);
  for (const objects of Object.values(eventObjects)) {
    expect(objects.length).toBeGreaterThan(0);
    expect(known).toEqual(expect.arrayContaining([...objects]));
  }
});

test('a type that Stripe does not send', () => {
  expect(isEventType('customer.created')).toBe(true);
  expect(isEventType('customer.exploded')).toBe(false);
  expect(isEventType('constructor')).toBe(false);
});
