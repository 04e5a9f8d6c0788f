// The order of the measurements: everything once, and again, round after round, so that what else happens
// on the machine falls on all contenders alike.
import type { EmbeddedPostgres } from 'billhook/embedded';

import type { BenchOptions, Part } from '../options.ts';
import { type BenchDatabase, createBenchDatabase, withDatabase } from './bench-database.ts';
import {
  bareHttp,
  billhookEndToEnd,
  billhookIngest,
  billhookWebIngest,
  type Contender,
  peer,
} from './contender.ts';
import { fillInbox } from './fill-inbox.ts';
import { fillMirror } from './fill-mirror.ts';
import { measureInserts } from './measure-inserts.ts';
import { measureLoad } from './measure-load.ts';
import { measureMirrored } from './measure-mirrored.ts';
import { measureStored } from './measure-stored.ts';
import { measureWorkers, waitingHandlerMs } from './measure-workers.ts';
import type { Sample } from './sample.ts';

export interface RunParts {
  readonly server: EmbeddedPostgres;
  readonly options: BenchOptions;
  readonly stripeBase: string;
  /** Told of each measurement when it is made. */
  readonly onSample: (sample: Sample) => void;
  /** Told what takes long and is no measurement. */
  readonly onProgress: (message: string) => void;
}

/** Which part of the benchmark each contender under load belongs to. */
const underLoad: readonly (readonly [Part, Contender])[] = [
  ['limits', bareHttp],
  ['ingest', billhookIngest],
  ['ingest', billhookWebIngest],
  ['end-to-end', billhookEndToEnd],
  ['peer', peer],
];

const insertedEvents = 30_000;

export async function runAll(parts: RunParts): Promise<void> {
  for (let round = 1; round <= parts.options.rounds; round += 1) {
    parts.onProgress(`Round ${round} of ${parts.options.rounds}`);
    for (const connections of parts.options.connections) await runLoads(parts, connections);
    if (wants(parts, 'limits')) await runInserts(parts);
    if (wants(parts, 'workers')) await runWorkers(parts);
  }
  if (wants(parts, 'mirrored')) await runMirrored(parts);
  if (wants(parts, 'stored')) await runStored(parts);
}

function wants({ options }: RunParts, part: Part): boolean {
  return options.only.includes(part);
}

async function runLoads(parts: RunParts, connections: number): Promise<void> {
  const { server, options, stripeBase } = parts;
  for (const [part, contender] of underLoad) {
    if (!wants(parts, part)) continue;
    const events = Math.round(options.events * contender.share);
    const settings = { connections, events, stripeBase, profile: options.profile };
    parts.onSample(
      await withDatabase(server, async (database) => measureLoad(contender, database, settings)),
    );
  }
}

async function runInserts({ server, options, onSample }: RunParts): Promise<void> {
  const settings = { events: insertedEvents, profile: options.profile };
  onSample(await withDatabase(server, async (database) => measureInserts(database, settings)));
}

/** Of the asked number of events, for workers whose handlers are quick. */
const quickWorkersShare = 2;

async function runWorkers({ server, options, stripeBase, onSample }: RunParts): Promise<void> {
  const { profile } = options;
  for (const handlerWaitMs of [0, waitingHandlerMs]) {
    // What waits takes longer; the rest is long enough that the start of a process does not count.
    const share = handlerWaitMs === 0 ? quickWorkersShare : billhookEndToEnd.share;
    const events = Math.round(options.events * share);
    for (const workers of [1, 2]) {
      const settings = { workers, handlerWaitMs, events, stripeBase, profile };
      onSample(await withDatabase(server, async (database) => measureWorkers(database, settings)));
    }
  }
}

async function runMirrored(parts: RunParts): Promise<void> {
  const { server, options, stripeBase, onSample } = parts;
  const filled: (readonly [Contender, BenchDatabase])[] = [];
  for (const contender of [billhookEndToEnd, peer]) {
    const database = await createBenchDatabase(server);
    await fillMirror(contender, database, options.mirrored, stripeBase);
    parts.onProgress(`Filled the mirror with ${options.mirrored} subscriptions: ${contender.name}`);
    filled.push([contender, database]);
  }
  const connections = options.connections[0] ?? 50;
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const [contender, database] of filled) {
      const events = Math.round(options.events * contender.share);
      const settings = { connections, events, stripeBase, profile: undefined };
      onSample(await measureMirrored(contender, database, options.mirrored, settings));
    }
  }
  for (const [, database] of filled) await database.drop();
}

async function runStored(parts: RunParts): Promise<void> {
  const { server, options, stripeBase } = parts;
  const inboxes: (readonly [number, BenchDatabase])[] = [];
  for (const stored of options.stored) {
    const database = await createBenchDatabase(server);
    await fillInbox(database, stored, stripeBase, (filled) => {
      parts.onProgress(`Filled the inbox with ${filled} of ${stored} events`);
    });
    inboxes.push([stored, database]);
  }
  const connections = options.connections[0] ?? 50;
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const [stored, database] of inboxes) {
      const settings = { connections, events: options.events, stripeBase, profile: undefined };
      const samples = await measureStored(database, stored, settings);
      samples.forEach(parts.onSample);
    }
  }
  for (const [, database] of inboxes) await database.drop();
}
