// `npm run test:faults`: runs a storm and prints its figures; fails when a promise was broken.
import { parseArgs } from 'node:util';

import { describeReport, violationsOf } from './print-report.ts';
import { runStorm } from './run-storm.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    library: { type: 'string', default: 'billhook' },
  },
});

const report = await runStorm({
  events: Number(values.events),
  seed: Number(values.seed),
  library: values.library,
  log: (line) => process.stderr.write(`${line}\n`),
});
const broken = violationsOf(report);
process.stdout.write(`${describeReport(report)}\n`);
process.stdout.write(
  broken.length === 0 ? 'All promises kept.\n' : `BROKEN: ${broken.join(', ')}\n`,
);
process.exitCode = broken.length === 0 ? 0 : 1;
