// The guards of the library that the storm is to miss when they are gone. Each is taken out of a copy of
// the sources by changing a line or two; the storm against that copy has to fail.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { Violations } from './verify.ts';

/** One change of one file. */
export interface Edit {
  /** The file's path below `packages/billhook/src`. */
  readonly file: string;
  /** What stands there, once. */
  readonly from: string;
  readonly to: string;
}

export interface Guard {
  readonly name: string;
  /** What the guard does. */
  readonly guards: string;
  /** What the copy does instead. */
  readonly without: string;
  readonly edits: readonly Edit[];
  /** What has to be counted without it; one of them is enough. */
  readonly breaks: readonly (keyof Violations)[];
}

export const guards: readonly Guard[] = [
  {
    name: 'dedupe',
    guards: 'An event that is here already is left alone.',
    without: 'A second delivery makes the event due again.',
    edits: [
      {
        file: 'webhooks/inbox/insert-events.ts',
        from: 'on conflict (id) do nothing',
        to: `on conflict (id) do update set state = 'received', claimed_at = null, claimed_by = null, finished_at = null`,
      },
    ],
    breaks: ['doubled'],
  },
  {
    name: 'done-mark',
    guards: 'The mark that an event is done is in the transaction of its handlers.',
    without: 'It is made by itself, a moment after their commit.',
    edits: [
      {
        file: 'webhooks/worker/slice-transaction.ts',
        from: 'if (!(await markDone(connection, events))) {',
        to: `await client.query('commit');
        await new Promise((resolve) => setTimeout(resolve, 150));
        if (!(await markDone(parts.database, events))) {`,
      },
    ],
    breaks: ['doubled'],
  },
  {
    name: 'claim',
    guards:
      'What a worker writes counts only while its claim holds, and its rows are locked meanwhile.',
    without: 'Nobody looks whether another worker has taken the event over.',
    edits: [
      {
        file: 'webhooks/inbox/lock-claimed-event.ts',
        from: 'where id = $1 and attempts = $2 and claimed_at is not null for update',
        to: 'where id = $1 and attempts >= $2',
      },
      {
        file: 'webhooks/inbox/finish-event.ts',
        from: 'where inbox.id = handled.id and inbox.attempts = handled.attempt and inbox.claimed_at is not null',
        to: 'where inbox.id = handled.id and inbox.attempts >= handled.attempt',
      },
    ],
    breaks: ['doubled'],
  },
  {
    name: 'ack-after-commit',
    guards: 'A delivery is acknowledged after its event is committed.',
    without: 'It is acknowledged at once, and stored afterwards.',
    edits: [
      {
        file: 'webhooks/receive.ts',
        from: 'const isNew = await parts.inbox.store(event);',
        to: 'const isNew = true; parts.inbox.store(event).catch(() => {});',
      },
    ],
    breaks: ['lost'],
  },
  {
    name: 'mirror-order',
    guards: 'A stale snapshot never overwrites a newer state in the mirror.',
    without: 'Whatever comes last is written.',
    edits: [
      { file: 'mirror/apply/write-states.ts', from: 'where $3 or (', to: 'where true or $3 or (' },
    ],
    breaks: ['mirrorDiffers'],
  },
  {
    name: 'take-over',
    guards: 'The events of a worker that died are taken over.',
    without: 'They stay claimed by the dead.',
    edits: [
      {
        file: 'webhooks/inbox/take-over.ts',
        from: `state = 'processing'
      and claimed_at <`,
        to: `state = 'processing' and false
      and claimed_at <`,
      },
    ],
    breaks: ['unsettled'],
  },
  {
    name: 'signature',
    guards: 'What was not signed by Stripe as it is, is refused.',
    without: 'Any signature is good.',
    edits: [
      {
        file: 'webhooks/receive.ts',
        from: '  verifySignature({',
        to: '  if (parts.stripe.webhookSecrets.length === 0) verifySignature({',
      },
    ],
    breaks: ['madeUp'],
  },
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const library = join(root, 'packages/billhook');

/**
 * Copies the library without a guard.
 *
 * @returns the module to import instead of `billhook`; and what removes the copy.
 * @throws when a line that is to be changed is not there, or there twice: the guard has moved.
 */
export async function copyWithout(
  guard: Guard,
): Promise<{ library: string; remove: () => Promise<void> }> {
  // Inside the workspace, so that what the library imports is found from there.
  const copy = join(root, '.billhook', 'faults', `${guard.name}-${process.pid}`);
  await mkdir(copy, { recursive: true });
  for (const part of ['src', 'migrations', 'package.json']) {
    await cp(join(library, part), join(copy, part), { recursive: true });
  }
  for (const edit of guard.edits) {
    const file = join(copy, 'src', edit.file);
    await writeFile(file, applyEdit(edit, await readFile(file, 'utf8')));
  }
  return {
    library: pathToFileURL(join(copy, 'src/index.ts')).href,
    remove: () => rm(copy, { recursive: true, force: true }),
  };
}

/** The sources with the edit; throws when its line isn't there exactly once. */
export function applyEdit({ file, from, to }: Edit, text: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) {
    throw new Error(`'${from}' stands ${parts.length - 1} times in ${file}, not once.`);
  }
  return parts.join(to);
}

/** The sources of a file of the library. */
export function readSource(file: string): Promise<string> {
  return readFile(join(library, 'src', file), 'utf8');
}
