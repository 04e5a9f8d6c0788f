import { expect, test } from 'vitest';

import { assertDeferredName } from './deferred-name.ts';

test('names of the app are its own affair', () => {
  for (const name of ['send-receipt', 'billhook', 'mail/über', 'n'.repeat(200)]) {
    expect(() => {
      assertDeferredName(name);
    }).not.toThrow();
  }
});

test("no name, too long a name and Billhook's own are refused", () => {
  for (const name of ['', undefined, 7, 'n'.repeat(201), 'billhook.mirror-dead-event']) {
    expect(() => {
      assertDeferredName(name);
    }).toThrow(expect.objectContaining({ code: 'deferred_name_invalid' }));
  }
});
