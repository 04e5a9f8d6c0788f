// A process of its own that does one thing with money and says what came of it, so that a test can kill it in between.
import { createBillhook, money } from 'billhook';

import { createSilentLogger } from '../../packages/billhook/src/testing/silent-logger.ts';

const [databaseUrl = '', apiBase = '', what, id = ''] = process.argv.slice(2);
const billhook = await createBillhook({
  stripe: { secretKey: 'sk_test_payments', webhookSecrets: ['whsec_payments'], apiBase },
  database: { url: databaseUrl },
  publicUrl: 'https://app.example/billhook',
  logger: createSilentLogger(),
});

async function act(): Promise<string> {
  switch (what) {
    case 'charge': {
      const input = { amount: money('12.00', 'eur'), reference: 'killed' };
      return (await billhook.payments.chargeSaved({ id }, input)).id;
    }
    case 'pay': {
      const input = { user: { id }, amount: money('12.00', 'eur'), reference: 'killed' };
      return (await billhook.payments.create(input)).id;
    }
    case 'refund':
      return (await billhook.refunds.create({ payment: id, amount: money('4.00', 'eur') })).id;
    default:
      throw new Error(`It cannot ${String(what)}.`);
  }
}

process.send?.(await act());
await billhook.stop();
process.disconnect();
