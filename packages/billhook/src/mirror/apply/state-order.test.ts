import { describe, expect, test } from 'vitest';

import { type HeldState, isBirth, isDeletion, orderStates, type ToldState } from './state-order.ts';

const second = 1_763_900_000_000;

/** What an event of the second told, unless it is said otherwise. */
function held(state: Partial<HeldState> = {}): HeldState {
  return {
    asOfMs: second,
    asOfUntilMs: second + 1_000,
    fetchedAtMs: null,
    deleted: false,
    event: 'evt_held',
    eventType: 'invoice.updated',
    same: false,
    ...state,
  };
}

function told(state: Partial<ToldState> = {}): ToldState {
  return {
    event: 'evt_told',
    eventType: 'invoice.updated',
    createdMs: second,
    receivedAtMs: second + 2_000,
    ...state,
  };
}

describe('by time', () => {
  test('an event of the next second is newer', () => {
    expect(orderStates(held(), told({ createdMs: second + 1_000 }), false)).toBe('newer');
  });

  test('an event of the second before is older', () => {
    expect(orderStates(held(), told({ createdMs: second - 1_000 }), false)).toBe('older');
  });

  test('another event of the same second cannot be ordered', () => {
    expect(orderStates(held(), told(), false)).toBe('unknown');
  });

  test('the event that is held already is not newer than itself', () => {
    expect(orderStates(held(), told({ event: 'evt_held' }), false)).toBe('older');
  });

  test('an event within the time of a fetch cannot be ordered', () => {
    const fetched = held({
      asOfMs: second - 3_500,
      asOfUntilMs: second + 2_000,
      event: null,
      eventType: null,
    });
    for (const createdMs of [second - 4_000, second - 3_000, second + 1_000]) {
      expect(orderStates(fetched, told({ createdMs }), false)).toBe('unknown');
    }
    expect(orderStates(fetched, told({ createdMs: second - 5_000 }), false)).toBe('older');
    expect(orderStates(fetched, told({ createdMs: second + 2_000 }), false)).toBe('newer');
  });
});

describe('by cause and effect', () => {
  const fetched = held({ fetchedAtMs: second + 5_000, event: null, eventType: null });

  test('an event that had arrived before the fetch began is older, whatever it says of its time', () => {
    const early = told({ receivedAtMs: second + 4_999, createdMs: second + 60_000 });
    expect(orderStates(fetched, early, false)).toBe('older');
  });

  test('an event that arrived later is not', () => {
    expect(orderStates(fetched, told({ receivedAtMs: second + 5_000 }), false)).toBe('unknown');
  });
});

describe('within one second', () => {
  test('the first state of an object is older than any other', () => {
    expect(orderStates(held(), told({ eventType: 'invoice.created' }), false)).toBe('older');
    expect(orderStates(held({ eventType: 'invoice.created' }), told(), false)).toBe('newer');
  });

  test('a deletion is newer than any other', () => {
    expect(orderStates(held(), told({ eventType: 'invoice.deleted' }), false)).toBe('newer');
  });

  test('the very same state needs no look at Stripe', () => {
    expect(orderStates(held({ same: true }), told(), false)).toBe('older');
  });

  test('where ids are used again, not even these tell', () => {
    expect(orderStates(held({ eventType: 'coupon.created' }), told(), true)).toBe('unknown');
    expect(orderStates(held(), told({ eventType: 'coupon.deleted' }), true)).toBe('unknown');
  });
});

describe('after a deletion', () => {
  const gone = held({ deleted: true, eventType: 'customer.deleted' });

  test('nothing brings the object back', () => {
    for (const createdMs of [second - 1_000, second, second + 60_000]) {
      expect(orderStates(gone, told({ createdMs }), false)).toBe('older');
    }
  });

  test('unless its id may have been given to another', () => {
    expect(orderStates(gone, told({ createdMs: second + 60_000 }), true)).toBe('unknown');
  });
});

test('which events tell the first state of their object', () => {
  expect(isBirth('customer.subscription.created')).toBe(true);
  expect(isBirth('issuing_authorization.created')).toBe(false);
  expect(isBirth('customer.subscription.updated')).toBe(false);
});

test('which events tell that their object is gone', () => {
  expect(isDeletion('customer.deleted')).toBe(true);
  expect(isDeletion('customer.subscription.deleted')).toBe(false);
  expect(isDeletion('customer.updated')).toBe(false);
});
