// The closing summary of `npm test`.
import type { StepResult } from './run-step.ts';

/** One line a step, then the count of tests. */
export function summary(results: readonly StepResult[]): string {
  const lines = results.map(({ name, ok, seconds, passed, failed }) => {
    const count = passed + failed > 0 ? `  ${passed} passed, ${failed} failed` : '';
    return `  ${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(28)}${seconds.toFixed(1).padStart(6)} s${count}`;
  });
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  return `\nSummary\n${lines.join('\n')}\n\nTests: ${passed} passed, ${failed} failed\n`;
}
