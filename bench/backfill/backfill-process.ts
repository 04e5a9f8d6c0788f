// The process that backfills, until it is done or killed. It tells its parent how far it has come.
import { createBillhook } from 'billhook';

const [databaseUrl = '', apiBase = ''] = process.argv.slice(2);
const billhook = await createBillhook({
  stripe: { secretKey: 'sk_test_bench', webhookSecrets: ['whsec_bench'], apiBase },
  database: { url: databaseUrl },
});
try {
  const report = await billhook.mirror.backfill({
    types: ['customer', 'invoice'],
    leaseMs: 2_000,
    onProgress: (progress) => process.send?.({ kind: 'progress', progress }),
  });
  process.send?.({ kind: 'done', report });
} finally {
  await billhook.stop();
}
