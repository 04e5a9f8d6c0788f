// `npm run bench:payments`: what the library adds to the bare SDK, in time and in ways to the database and back. Both
// call the same emulator, which is a process of its own, in turns.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { startEmbeddedPostgres } from 'billhook/embedded';

import { optionsOrUsage } from '../shared/options.ts';
import { startProcess } from '../shared/processes/start-process.ts';
import { describeHost, versionOf } from '../shared/report/machine.ts';
import { readOptions, usage } from './options.ts';
import { callNames, type Sample, summarise } from './report/summary.ts';
import { writeReport } from './report/write-report.ts';

const options = optionsOrUsage(readOptions, usage);
const machine = { ...describeHost(), stripe: versionOf('stripe') };
const directory = await mkdtemp(join(tmpdir(), 'billhook-bench-'));
const postgres = await startEmbeddedPostgres({ directory });
try {
  say(JSON.stringify(machine, null, 2));
  const samples = await run(await postgres.createDatabase('payments'));
  const summaries = summarise(samples);
  await mkdir(dirname(options.json), { recursive: true });
  await writeFile(options.json, JSON.stringify({ machine, samples }, null, 2));
  say(`\n${writeReport(summaries)}\n\nAlso in ${options.json}.`);
} finally {
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
}

/** Everything once to warm up, and then once in every round. */
async function run(databaseUrl: string): Promise<Sample[]> {
  const { rounds, count, profile } = options;
  const emulator = await startProcess('emulator/servers/billhook.ts', []);
  const apiBase = `http://127.0.0.1:${emulator.port}`;
  const app = await startProcess('payments/app/main.ts', [databaseUrl, apiBase], profile);
  try {
    const samples: Sample[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      say(round === 0 ? 'Warming up' : `Round ${round} of ${rounds}`);
      for (const call of callNames) {
        const { kind: _, ...figures } = await app.ask({ kind: 'call', call, count }, 'called');
        if (round > 0) samples.push({ call, ...figures });
      }
    }
    return samples;
  } finally {
    await app.stop();
    await emulator.stop();
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
