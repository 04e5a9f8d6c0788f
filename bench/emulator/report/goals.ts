// What the emulator is to reach.
import { atLeast, atMost, type Goal, ratioOf } from '../../shared/report/goals.ts';
import type { Workload } from '../../shared/processes/messages.ts';
import { emulate, inProcess, overHttp, statefulMock } from '../scenarios/contender.ts';
import type { Summaries } from './summary.ts';

const paymentsPerSecond = 2_000;
const readyMs = 300;
/** What the peers made on a machine of two cores when the goal was set. */
const customersPerSecond = 3_500;

/** The goals; those whose parts were left out are left out too. */
export function compare({ rates, ready }: Summaries): Goal[] {
  const start = ready.find(({ contender }) => contender === overHttp.name);
  return [
    ...compareRates(overHttp.name, rates),
    ...compareRates(inProcess.name, rates),
    ...atMost(`${overHttp.name}: ready, in milliseconds`, start?.readyMs, readyMs),
  ];
}

function compareRates(ours: string, rates: Summaries['rates']): Goal[] {
  const rate = (contender: string, workload: Workload): number | undefined =>
    rates.find((one) => one.contender === contender && one.workload === workload)?.perSecond;
  const toFasterPeer = (workload: Workload): number | undefined => {
    const peers = [statefulMock, emulate].flatMap(({ name }) => rate(name, workload) ?? []);
    return ratioOf(rate(ours, workload), peers.length === 0 ? undefined : Math.max(...peers));
  };
  const created = rate(ours, 'create-customers');
  return [
    ...atLeast(
      `${ours}: payments per second, created, then confirmed`,
      rate(ours, 'pay'),
      paymentsPerSecond,
    ),
    ...atLeast(
      `${ours}: payments per second, in one call`,
      rate(ours, 'pay-at-once'),
      paymentsPerSecond,
    ),
    ...atLeast(`${ours}: customers created per second`, created, customersPerSecond),
    ...atLeast(
      `${ours}: customers created, to the faster peer`,
      toFasterPeer('create-customers'),
      1,
    ),
    ...atLeast(`${ours}: customers read, to the faster peer`, toFasterPeer('read-customers'), 1),
  ];
}
