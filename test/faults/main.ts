// `npm run test:faults`: runs a storm and prints its figures; fails when a promise was broken.
//
//   --events N         at least so many events (default 300)
//   --seed S           another storm (default 1)
//   --without GUARD    a copy of the library without this guard, or without each in turn with `all`;
//                      then it fails when nothing was broken
import { parseArgs } from 'node:util';

import { copyWithout, type Guard, guards } from './guards.ts';
import { describeReport, violationsOf } from './print-report.ts';
import { runStorm, type StormReport } from './run-storm.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    without: { type: 'string' },
  },
});
const { without } = values;
const storm = { events: wholeNumber(values.events), seed: wholeNumber(values.seed) };

if (without === undefined) await tryLibrary();
else await tryWithout(without);

async function tryLibrary(): Promise<void> {
  const report = await runStorm({ ...storm, log: (line) => process.stderr.write(`${line}\n`) });
  const broken = violationsOf(report);
  print(describeReport(report));
  print(broken.length === 0 ? 'All promises kept.' : `BROKEN: ${broken.join(', ')}`);
  if (broken.length > 0) process.exitCode = 1;
}

async function tryWithout(name: string): Promise<void> {
  const chosen = guards.filter((guard) => name === 'all' || guard.name === name);
  if (chosen.length === 0) {
    throw new Error(
      `There is no guard '${name}'; there are ${guards.map((one) => one.name).join(', ')}.`,
    );
  }
  for (const guard of chosen) {
    const report = await stormWithout(guard);
    const missed = guard.breaks.every((violation) => report[violation] === 0);
    print(
      `without ${guard.name.padEnd(18)} ${violationsOf(report).join(', ') || 'nothing broken'}`,
    );
    if (missed) process.exitCode = 1;
  }
}

async function stormWithout(guard: Guard): Promise<StormReport> {
  const { library, remove } = await copyWithout(guard);
  try {
    return await runStorm({ ...storm, library, patienceMs: 20_000 });
  } finally {
    await remove();
  }
}

function wholeNumber(text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new Error(`A whole number is needed, got '${text}'.`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
