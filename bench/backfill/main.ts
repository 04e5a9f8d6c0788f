// `npm run bench:backfill`: reads a whole Stripe account into the mirror, at the rate that Stripe allows in test
// mode, while the process is killed again and again. At the end the mirror must hold every object, exactly.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createEmulator } from '@billhook/emulator';
import { startEmbeddedPostgres } from 'billhook/embedded';
import pg from 'pg';

import type { BackfillProgress } from '../../packages/billhook/src/mirror/backfill/backfill-progress.ts';
import { describeProgress } from '../../packages/billhook/src/mirror/backfill/describe-progress.ts';
import { optionsOrUsage } from '../shared/options.ts';
import { readOptions, usage } from './options.ts';
import { seedEmulator } from './seed-emulator.ts';

type Message =
  | { readonly kind: 'progress'; readonly progress: BackfillProgress }
  | { readonly kind: 'done'; readonly report: { readonly objects: number } };

const options = optionsOrUsage(readOptions, usage);
const total = options.customers + options.invoices;
const directory = await mkdtemp(join(tmpdir(), 'billhook-backfill-'));
const server = await startEmbeddedPostgres({ directory: join(directory, 'postgres') });
const databaseUrl = await server.createDatabase('backfill');
try {
  await run();
} finally {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const dataDirectory = join(directory, 'emulator');
  say(`Seeding ${options.customers} customers and ${options.invoices} invoices …`);
  await seedEmulator({ directory: dataDirectory, ...options });
  const emulator = createEmulator({ dataDirectory });
  let child: ChildProcess | undefined;
  try {
    const apiBase = await emulator.listen();
    const begunAtMs = performance.now();
    for (let kill = 1; kill <= options.kills; kill += 1) {
      child = startChild(apiBase);
      const objects = await reaches(child, (total * kill) / (options.kills + 1));
      child.kill('SIGKILL');
      await once(child, 'exit');
      say(`Killed with -9 after ${objects} objects.`);
    }
    child = startChild(apiBase);
    const objects = await reaches(child, Number.POSITIVE_INFINITY);
    const seconds = (performance.now() - begunAtMs) / 1_000;
    say(
      `${objects} objects in ${seconds.toFixed(0)} s, ${Math.round(objects / seconds)} a second.`,
    );
    await verify(apiBase);
  } finally {
    child?.kill('SIGKILL');
    await emulator.close();
  }
}

function startChild(apiBase: string): ChildProcess {
  return fork(new URL('backfill-process.ts', import.meta.url), [databaseUrl, apiBase], {
    execArgv: ['--conditions=billhook-source', '--import', 'tsx'],
  });
}

/** Waits until the process has read so many objects, or is done; returns how many it has. */
async function reaches(child: ChildProcess, objects: number): Promise<number> {
  let shownAtMs = 0;
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code !== null && code !== 0) reject(new Error(`The process ended with code ${code}.`));
    });
    // The child is ours and sends nothing else.
    child.on('message', (message: Message) => {
      if (message.kind === 'done') {
        resolve(message.report.objects);
        return;
      }
      const { progress } = message;
      if (performance.now() - shownAtMs > 5_000) {
        shownAtMs = performance.now();
        say(describeProgress(progress));
      }
      if (progress.objects >= objects) resolve(progress.objects);
    });
  });
}

/** Compares the mirror with Stripe, object by object. */
async function verify(apiBase: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const [table, path] of [
      ['customers', '/v1/customers'],
      ['invoices', '/v1/invoices'],
    ] as const) {
      let compared = 0;
      let wrong = 0;
      for await (const page of pagesOf(apiBase, path)) {
        const { rows } = await client.query<{ wrong: number }>(
          `select count(*)::int as wrong from jsonb_array_elements($1::jsonb) expected
           left join stripe.${table} held on held.id = expected ->> 'id'
           where held.object is distinct from expected or held.deleted_at is not null`,
          [JSON.stringify(page)],
        );
        compared += page.length;
        wrong += rows[0]?.wrong ?? page.length;
      }
      say(`${table}: ${compared} compared, ${wrong} missing or different.`);
      if (wrong > 0) process.exitCode = 1;
    }
  } finally {
    await client.end();
  }
}

async function* pagesOf(apiBase: string, path: string): AsyncGenerator<{ id: string }[]> {
  let after = '';
  for (;;) {
    const answer = await fetch(`${apiBase}${path}?limit=100${after}`, {
      headers: { authorization: 'Bearer sk_test_bench' },
    });
    // A list of Stripe's has this form.
    const { data, has_more } = (await answer.json()) as {
      data: { id: string }[];
      has_more: boolean;
    };
    yield data;
    if (!has_more) return;
    after = `&starting_after=${data.at(-1)?.id ?? ''}`;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
