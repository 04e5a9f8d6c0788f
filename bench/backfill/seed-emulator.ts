// Fills an emulator's data directory with customers and invoices, by the hundred thousand. One of each is made
// by the emulator itself, by a checkout that is paid; the others are its likeness, with ids and times of
// their own, spread evenly over the last two years.
import { createReadStream } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { createEmulator } from '@billhook/emulator';
export interface Seed {
  readonly directory: string;
  readonly customers: number;
  readonly invoices: number;
}

type StoredObject = Record<string, unknown>;

const twoYearsSeconds = 2 * 365 * 24 * 3_600;
const objectsPerWrite = 1_000;

/** Seeds the directory and makes the account as old as its oldest object. */
export async function seedEmulator(seed: Seed): Promise<void> {
  await mkdir(seed.directory, { recursive: true });
  await makeOriginals(seed.directory);
  const originals = await readObjects(seed.directory);
  const find = (type: string): StoredObject => {
    const found = originals.find((one) => one['object'] === type);
    if (found === undefined) throw new Error(`The checkout has made no ${type}.`);
    return found;
  };
  const now = Math.floor(Date.now() / 1_000);
  const account = { ...find('account'), created: now - twoYearsSeconds };
  await write(seed.directory, [account]);
  await writeLikenesses(seed, find('customer'), 'cus', seed.customers, now);
  await writeLikenesses(seed, find('invoice'), 'in', seed.invoices, now);
}

async function makeOriginals(dataDirectory: string): Promise<void> {
  const emulator = createEmulator({ dataDirectory });
  try {
    const url = await emulator.listen();
    const customer = await post(`${url}/v1/customers`, { email: 'ada@example.com' });
    const session = await post(`${url}/v1/checkout/sessions`, {
      mode: 'subscription',
      customer: customer.id,
      'line_items[0][quantity]': '1',
      'line_items[0][price_data][currency]': 'usd',
      'line_items[0][price_data][unit_amount]': '1999',
      'line_items[0][price_data][recurring][interval]': 'month',
      'line_items[0][price_data][product_data][name]': 'Club',
      success_url: 'http://localhost/thanks',
    });
    const card = await post(`${url}/v1/payment_methods`, {
      type: 'card',
      'card[token]': 'tok_visa',
      'billing_details[email]': 'ada@example.com',
      'billing_details[name]': 'Ada Lovelace',
    });
    const page = `${url}/v1/payment_pages/${session.id}/confirm`;
    await post(page, { payment_method: card.id, expected_amount: '1999' });
  } finally {
    await emulator.close();
  }
}

async function post(url: string, form: Record<string, string>): Promise<{ id: string }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_seed' },
    body: new URLSearchParams(form),
  });
  if (!answer.ok) throw new Error(`POST ${url}: ${await answer.text()}`);
  // Whatever is created has an id.
  return (await answer.json()) as { id: string };
}

/** The likenesses are older than the original, and the journal is read in the order of creation. */
async function writeLikenesses(
  { directory }: Seed,
  original: StoredObject,
  prefix: string,
  count: number,
  now: number,
): Promise<void> {
  const from = now - twoYearsSeconds;
  for (let done = 0; done < count; done += objectsPerWrite) {
    const size = Math.min(objectsPerWrite, count - done);
    const objects = Array.from({ length: size }, (_, index) => {
      const place = done + index;
      const created = from + Math.floor((place * twoYearsSeconds) / count);
      const name = `seed${String(place).padStart(8, '0')}`;
      return { ...withOwnLines(original, name, place), id: `${prefix}_${name}`, created };
    });
    await write(directory, objects);
  }
}

/**
 * Every line of an invoice has an id of its own, too. Nine invoices of ten are without lines, and all without
 * links: the emulator reads its file as one text, which cannot be longer than half a gigabyte.
 */
function withOwnLines(original: StoredObject, name: string, place: number): StoredObject {
  const { lines } = original;
  if (typeof lines !== 'object' || lines === null || !('data' in lines)) return original;
  if (!Array.isArray(lines.data)) return original;
  const kept = place % 10 === 0 ? lines.data : [];
  const data = kept.map((line: object, index) =>
    Object.assign({}, line, { id: `il_${name}_${index}` }),
  );
  return { ...original, hosted_invoice_url: null, invoice_pdf: null, lines: { ...lines, data } };
}

async function write(directory: string, objects: readonly StoredObject[]): Promise<void> {
  const line = JSON.stringify({ put: objects, deleted: [] });
  await appendFile(join(directory, 'state.jsonl'), `${line}\n`);
}

/** The objects as the emulator has written them: the last of each id counts, and comes last. */
async function readObjects(directory: string): Promise<StoredObject[]> {
  const objects: StoredObject[] = [];
  const input = createReadStream(join(directory, 'state.jsonl'));
  for await (const line of createInterface({ input })) {
    // The emulator writes these lines in this form.
    objects.unshift(...(JSON.parse(line) as { put: StoredObject[] }).put);
  }
  return objects;
}
