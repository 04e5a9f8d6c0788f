// `npm test`: every check there is, one after another, and one closing summary.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runStep, type StepResult } from './run-step.ts';
import { steps } from './steps.ts';
import { summary } from './summary.ts';

const reports = mkdtempSync(join(tmpdir(), 'billhook-reports-'));
const results: StepResult[] = [];
for (const step of steps) results.push(await runStep(step, reports));
rmSync(reports, { recursive: true, force: true });

process.stdout.write(summary(results));
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
