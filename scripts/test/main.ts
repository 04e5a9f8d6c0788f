// `npm test`: every check there is, one after another, and one closing summary; given the beginning of a name, such as
// `types`, the checks whose names begin so.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runStep, type StepResult } from './run-step.ts';
import { steps } from './steps.ts';
import { summary } from './summary.ts';

const [beginning = ''] = process.argv.slice(2);
const wanted = steps.filter(({ name }) => name.startsWith(beginning));
if (wanted.length === 0) {
  process.stderr.write(`No check has a name that begins with "${beginning}".\n`);
  process.exit(2);
}

const reports = mkdtempSync(join(tmpdir(), 'billhook-reports-'));
const results: StepResult[] = [];
for (const step of wanted) results.push(await runStep(step, reports));
rmSync(reports, { recursive: true, force: true });

process.stdout.write(summary(results));
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
