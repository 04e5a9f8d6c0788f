// Runs one step of the tests and tells how it ended.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Step } from './steps.ts';

export interface StepResult {
  name: string;
  ok: boolean;
  seconds: number;
  /** How many tests ran; both 0 for a step that isn't made of tests. */
  passed: number;
  failed: number;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the step with its output shown; a vitest step leaves its figures in `reports`. */
export async function runStep(step: Step, reports: string): Promise<StepResult> {
  console.log(`\n── ${step.name}`);
  const report = join(reports, `${step.name.replaceAll(' ', '-')}.json`);
  const reporting = step.vitest
    ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    : [];
  const startedMs = performance.now();
  const code = await run([...step.command, ...reporting]);
  const seconds = (performance.now() - startedMs) / 1000;
  const { passed, failed } = step.vitest ? countTests(report) : { passed: 0, failed: 0 };
  // A vitest run that executed nothing has proved nothing.
  const ok = code === 0 && (!step.vitest || passed > 0);
  return { name: step.name, ok, seconds, passed, failed };
}

function run([program = '', ...parameters]: readonly string[]): Promise<number> {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: path },
      shell: process.platform === 'win32',
    });
    child.once('error', (error) => {
      console.error(`${program} could not be run: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function countTests(report: string): { passed: number; failed: number } {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  // vitest's JSON reporter writes these two counts.
  const figures = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: figures.numPassedTests, failed: figures.numFailedTests };
}
