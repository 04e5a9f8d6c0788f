// `npm run bench:emulator`: Billhook's emulator beside its nearest peers and beside what Hono on Node allows at most,
// in one run on one machine. Absolute figures are this machine's; the ratios are what counts.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { optionsOrUsage } from '../shared/options.ts';
import { describeHost, versionOf } from '../shared/report/machine.ts';
import { readOptions, usage } from './options.ts';
import { compare } from './report/goals.ts';
import { summarise } from './report/summary.ts';
import { writeReport } from './report/write-report.ts';
import { contenders } from './scenarios/contender.ts';
import { measureMemory } from './scenarios/measure-memory.ts';
import { measureRates } from './scenarios/measure-rates.ts';
import { measureReady } from './scenarios/measure-ready.ts';
import type { MemorySample, ReadySample, Sample } from './scenarios/sample.ts';

const options = optionsOrUsage(readOptions, usage);
const machine = {
  ...describeHost(),
  'stripe-stateful-mock': versionOf('stripe-stateful-mock'),
  emulate: versionOf('emulate'),
};
const rates: Sample[] = [];
const memory: MemorySample[] = [];
const ready: ReadySample[] = [];

say(JSON.stringify(machine, null, 2));
for (let round = 1; round <= options.rounds; round += 1) {
  say(`Round ${round} of ${options.rounds}`);
  if (options.only.includes('ready')) ready.push(...(await measureReady()));
  for (const contender of contenders) {
    if (options.only.includes('rates')) {
      const samples = await measureRates(contender, options);
      rates.push(...samples);
      samples.forEach((sample) => say(lineOf(sample)));
    }
    if (options.only.includes('memory')) {
      memory.push(...(await measureMemory(contender, options.count)));
    }
  }
}
const summaries = summarise({ rates, memory, ready });
const goals = compare(summaries);
await mkdir(dirname(options.json), { recursive: true });
await writeFile(
  options.json,
  JSON.stringify({ machine, summaries, goals, samples: { rates, memory, ready } }, null, 2),
);
say(`\n${writeReport(summaries, goals)}\n\nAlso in ${options.json}.`);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function lineOf({ contender, workload, perSecond, cpuMicros }: Sample): string {
  return `  ${contender}, ${workload}: ${Math.round(perSecond)}/s, ${Math.round(cpuMicros)} µs`;
}
