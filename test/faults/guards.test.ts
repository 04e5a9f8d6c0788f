// Each guard can still be taken out where it stands. That the storm then fails takes half an hour to show for
// all of them: `npm run test:faults -- --without all`. One is tried here, so that it is seen every time that
// a storm can fail at all.
import { describe, expect, test } from 'vitest';

import { applyEdit, copyWithout, guards, readSource } from './guards.ts';
import { violationsOf } from './print-report.ts';
import { runStorm } from './run-storm.ts';

describe('each guard', () => {
  test.each(guards.flatMap(({ name, edits }) => edits.map((edit) => ({ name, edit }))))(
    '$name stands where it is taken out: $edit.file',
    async ({ edit }) => {
      const source = await readSource(edit.file);
      expect(applyEdit(edit, source)).not.toBe(source);
    },
  );
});

test('without the guard against duplicates, the storm fails', async () => {
  const guard = guards.find(({ name }) => name === 'dedupe');
  if (guard === undefined) throw new Error('There is no such guard');
  const { library, remove } = await copyWithout(guard);
  try {
    const report = await runStorm({ seed: 1, events: 40, library, patienceMs: 5_000 });
    expect(report.doubled).toBeGreaterThan(0);
    expect(violationsOf(report)).toContain(`doubled: ${report.doubled}`);
  } finally {
    await remove();
  }
}, 180_000);
