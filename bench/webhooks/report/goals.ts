// What the benchmark is for: ratios between figures of one run, each beside the goal that it should reach.
import { atLeast, atMost, type Goal, ratioOf } from '../../shared/report/goals.ts';
import {
  bareHttp,
  billhookEndToEnd,
  billhookIngest,
  billhookWebIngest,
  peer,
} from '../scenarios/contender.ts';
import { bareInserts } from '../scenarios/measure-inserts.ts';
import { mirroredName } from '../scenarios/measure-mirrored.ts';
import { storedName } from '../scenarios/measure-stored.ts';
import { waitingHandlerMs, waitsName, workersName } from '../scenarios/measure-workers.ts';
import type { BenchOptions } from '../options.ts';
import type { Summary } from './summary.ts';

/** The ratios of what was measured; those whose parts were left out are left out too. */
export function compare(
  summaries: readonly Summary[],
  { stored, mirrored }: Pick<BenchOptions, 'stored' | 'mirrored'>,
): Goal[] {
  const find: Find = (contender, connections) =>
    summaries.find(
      (summary) => summary.contender === contender && summary.connections === connections,
    );
  const loads = [...new Set(summaries.map(({ connections }) => connections))].filter(
    (connections) => connections > 0,
  );
  return [
    ...loads.flatMap((connections) => compareLoad(find, connections)),
    ...compareWorkers(find, 0),
    ...compareWorkers(find, waitingHandlerMs),
    ...loads.flatMap((connections) => compareMirrored(find, connections, mirrored)),
    ...loads.flatMap((connections) => compareStored(find, connections, stored)),
  ];
}

type Find = (contender: string, connections: number) => Summary | undefined;

function compareLoad(find: Find, connections: number): Goal[] {
  const at = `, ${connections} connections`;
  const ingest = find(billhookIngest.name, connections);
  const endToEnd = find(billhookEndToEnd.name, connections);
  const other = find(peer.name, connections);
  const limits = [find(bareHttp.name, connections), find(bareInserts, 0)];
  const [lower] = limits
    .filter((limit) => limit !== undefined)
    .toSorted((a, b) => a.eventsPerSecond - b.eventsPerSecond);
  return [
    ...compareRate(`Ingest to the peer${at}`, ingest, other, 5),
    ...compareLatency(`p99 of ingest to the peer's${at}`, ingest, other),
    ...compareRate(`Ingest to the lower limit${at}`, ingest, lower, 0.6),
    ...compareRate(
      `Ingest by Request and Response to the peer${at}`,
      find(billhookWebIngest.name, connections),
      other,
      5,
    ),
    ...compareRate(`End to end to the peer${at}`, endToEnd, other, 3),
  ];
}

function compareWorkers(find: Find, handlerWaitMs: number): Goal[] {
  return compareRate(
    `Two worker processes to one${waitsName(handlerWaitMs)}`,
    find(workersName({ workers: 2, handlerWaitMs }), 0),
    find(workersName({ workers: 1, handlerWaitMs }), 0),
    1,
  );
}

/** The peer looks for a subscription's items among all there are, so that tables that are not empty count apart. */
function compareMirrored(find: Find, connections: number, subscriptions: number): Goal[] {
  const [ours, theirs] = [billhookEndToEnd, peer].map(({ name }) =>
    find(mirroredName(name, subscriptions), connections),
  );
  const what = mirroredName(`End to end to the peer, ${connections} connections`, subscriptions);
  return compareRate(what, ours, theirs, 3);
}

/** How many times as much an event costs when many are stored. */
function compareStored(
  find: Find,
  connections: number,
  [few, many]: readonly [number, number],
): Goal[] {
  const mostTimes = 1.1;
  return [billhookIngest, billhookEndToEnd].flatMap(({ name }) => {
    const withFew = find(storedName(name, few), connections);
    const withMany = find(storedName(name, many), connections);
    const what = `Cost of an event with ${many.toLocaleString('en-US')} stored to ${few.toLocaleString('en-US')}, ${name}`;
    return atMost(what, ratioOf(withFew?.eventsPerSecond, withMany?.eventsPerSecond), mostTimes);
  });
}

function compareRate(
  what: string,
  ours: Summary | undefined,
  theirs: Summary | undefined,
  least: number,
): Goal[] {
  return atLeast(what, ratioOf(ours?.eventsPerSecond, theirs?.eventsPerSecond), least);
}

function compareLatency(
  what: string,
  ours: Summary | undefined,
  theirs: Summary | undefined,
): Goal[] {
  const measured = ratioOf(ours?.p99Ms, theirs?.p99Ms);
  return measured === undefined ? [] : [{ what, measured, goal: '< 1', reached: measured < 1 }];
}
