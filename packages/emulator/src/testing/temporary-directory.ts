// A directory for one test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

/** Creates one, which is gone when the test is over, however it ended. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'billhook-emulator-'));
  onTestFinished(() => {
    rmSync(directory, { recursive: true });
  });
  return directory;
}
