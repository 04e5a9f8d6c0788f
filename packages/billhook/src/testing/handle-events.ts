// A process of its own that handles events until a test kills it. Its handler writes a row and then says
// so; with `hang` it never returns, so that it can be killed between the handler and the commit.
import { createTestBillhook } from './test-billhook.ts';

const [url, mode] = [process.argv[2] ?? '', process.argv[3]];
const billhook = await createTestBillhook({ url });

billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
  await tx.query('insert into effects (event, note) values ($1, $2)', [event.id, mode]);
  process.send?.('written');
  if (mode === 'hang') await new Promise(() => {});
});
await billhook.start();
process.send?.('started');
