// `npm run bench:webhooks`: Billhook beside the peer and beside what the machine allows at most, in one run
// on one machine and one PostgreSQL. Absolute figures are this machine's; the ratios are what counts.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { createEmulator } from '@billhook/emulator';
import { startEmbeddedPostgres } from 'billhook/embedded';

import { optionsOrUsage } from '../shared/options.ts';
import { readOptions, usage } from './options.ts';
import { compare } from './report/goals.ts';
import { describeMachine } from './report/machine.ts';
import { summarise } from './report/summary.ts';
import { writeReport } from './report/write-report.ts';
import { withDatabase } from './scenarios/bench-database.ts';
import { runAll } from './scenarios/run-all.ts';
import type { Sample } from './scenarios/sample.ts';

const options = optionsOrUsage(readOptions, usage);
const directory = await mkdtemp(join(tmpdir(), 'billhook-bench-'));
const server = await startEmbeddedPostgres({ directory });
const emulator = createEmulator();
try {
  const machine = await withDatabase(server, describeMachine);
  say(JSON.stringify(machine, null, 2));
  const samples: Sample[] = [];
  const stripeBase = await emulator.listen();
  await runAll({
    server,
    options,
    stripeBase,
    onSample: (sample) => {
      samples.push(sample);
      say(lineOf(sample));
    },
    onProgress: say,
  });
  const summaries = summarise(samples);
  const goals = compare(summaries, options);
  await mkdir(dirname(options.json), { recursive: true });
  await writeFile(options.json, JSON.stringify({ machine, summaries, goals, samples }, null, 2));
  say(`\n${writeReport(summaries, goals)}\nAlso in ${options.json}.`);
} finally {
  await emulator.close();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function lineOf(sample: Sample): string {
  const { contender, connections, eventsPerSecond, latency } = sample;
  const p99 = latency === undefined ? '' : `, p99 ${latency.p99Ms.toFixed(1)} ms`;
  return `  ${contender} (${connections} connections): ${Math.round(eventsPerSecond)} events/s${p99}`;
}
