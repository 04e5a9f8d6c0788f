// The process of the app: it uses the library as it is published, and measures its own calls, one after another.
import { createBillhook } from 'billhook';

import { median } from '../../shared/load/percentile.ts';
import type { CallPlan, CallResult } from '../../shared/processes/messages.ts';
import { serveMessages } from '../../shared/processes/serve-messages.ts';
import { Calls } from './calls.ts';
import { countRoundTrips } from './count-round-trips.ts';

const [databaseUrl = '', apiBase = ''] = process.argv.slice(2);
const billhook = await createBillhook({
  stripe: { secretKey: 'sk_test_bench', webhookSecrets: ['whsec_bench'], apiBase },
  database: { url: databaseUrl },
});
const roundTrips = countRoundTrips(billhook.pool);
let stripeCalls = 0;
billhook.stripe.on('request', () => {
  stripeCalls += 1;
});
const calls = new Calls(billhook);

async function measure({ call, count }: CallPlan): Promise<CallResult> {
  const prepared = [];
  for (let index = 0; index < count; index += 1) prepared.push(await calls.prepare(call));
  const micros: number[] = [];
  const before = { roundTrips: roundTrips(), stripeCalls, cpu: process.cpuUsage() };
  for (const make of prepared) {
    const startedAt = performance.now();
    await make();
    micros.push((performance.now() - startedAt) * 1_000);
  }
  const { user, system } = process.cpuUsage(before.cpu);
  return {
    kind: 'called',
    medianMicros: median(micros),
    cpuMicros: (user + system) / count,
    roundTrips: (roundTrips() - before.roundTrips) / count,
    stripeCalls: (stripeCalls - before.stripeCalls) / count,
  };
}

serveMessages(0, {
  answer: async (plan) => (plan.kind === 'call' ? measure(plan) : undefined),
  stop: async () => billhook.stop(),
});
