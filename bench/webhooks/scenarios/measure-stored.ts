// Measures whether an event costs more when millions are stored already: the same loads on an inbox with
// few events and on one with many, in turns, so that what else the machine does hits both alike.
import type { BenchDatabase } from './bench-database.ts';
import { billhookEndToEnd, billhookIngest } from './contender.ts';
import { type LoadSettings, measureLoad } from './measure-load.ts';
import type { Sample } from './sample.ts';

export function storedName(what: string, stored: number): string {
  return `${what}, ${stored.toLocaleString('en-US')} stored`;
}

/** Measures ingest, and then end to end, on an inbox with that many events. */
export async function measureStored(
  database: BenchDatabase,
  stored: number,
  settings: LoadSettings,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const contender of [billhookIngest, billhookEndToEnd]) {
    const events = Math.round(settings.events * contender.share);
    const sample = await measureLoad(contender, database, { ...settings, events });
    samples.push({ ...sample, contender: storedName(contender.name, stored) });
    // What ingest alone has taken in must not be left for the next one to handle, nor its dead rows for the next
    // one to wade through: nothing in production ends twenty thousand events by one statement.
    await database.run(
      "update billhook.inbox set state = 'done', finished_at = now() where state = 'received'",
    );
    await database.run('vacuum (analyze) billhook.inbox');
  }
  return samples;
}
