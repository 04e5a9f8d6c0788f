// Setting an event aside locks its row and those of the mirror; a process that freezes over it must not keep them.
import { expect, test, vi } from 'vitest';

import { createEvent, deliveryOf } from '../../testing/signed-event.ts';
import { createTestBillhook } from '../../testing/test-billhook.ts';
import { createEmptyDatabase } from '../../testing/test-database.ts';

test('the transaction in which an event is set aside is ended when nothing is heard of it', async () => {
  const fresh = await createEmptyDatabase();
  const { url, database } = fresh;
  const billhook = await createTestBillhook({ url, worker: { attempts: 1 } });
  await database.query(`
    create table limits (idle text);
    create function note_limit() returns trigger language plpgsql as $$
      begin
        insert into limits values (current_setting('idle_in_transaction_session_timeout'));
        return new;
      end $$;
    create trigger note_limit before update on billhook.inbox
      for each row when (new.state = 'dead') execute function note_limit();
  `);
  billhook.on('payment_intent.succeeded', () => {
    throw new Error('no');
  });
  await billhook.start();
  await billhook.handler(deliveryOf(createEvent()));
  await vi.waitFor(async () => {
    expect((await database.query('select idle from limits')).rows).toEqual([{ idle: '30s' }]);
  }, 5_000);
  await billhook.stop();
  await fresh.close();
});
