import { expect, test } from 'vitest';

import { createEvent } from '../../testing/signed-event.ts';
import { type NewEvent, parseEvent } from '../parse-event.ts';
import { RecentPayloads } from './recent-payloads.ts';

function eventWith(description: string): NewEvent {
  return parseEvent(Buffer.from(JSON.stringify(createEvent({ object: { description } }))));
}

test('the oldest are given away first, and once', () => {
  const payloads = new RecentPayloads();
  const events = ['a', 'b', 'c'].map(eventWith);
  payloads.remember(events);
  const entries = events.map(({ id, payload }) => [id, payload]);
  expect([...payloads.take(2)]).toEqual(entries.slice(0, 2));
  expect([...payloads.take(2)]).toEqual(entries.slice(2));
  expect(payloads.take(2).size).toBe(0);
});

test('memory is bounded: what does not fit is left to the database, until there is room', () => {
  const payloads = new RecentPayloads();
  const large = Array.from({ length: 10 }, () => eventWith('x'.repeat(1_000_000)));
  payloads.remember(large);
  expect(payloads.take(10).size).toBe(8);
  payloads.remember(large);
  payloads.clear();
  payloads.remember(large.slice(0, 1));
  expect(payloads.take(10).size).toBe(1);
});
