// Measures whether an event costs more when Stripe's objects are many: end to end and the peer, each in a database
// that mirrors a company's subscriptions and payments already.
import type { Contender } from './contender.ts';
import type { BenchDatabase } from './bench-database.ts';
import { type LoadSettings, measureLoad } from './measure-load.ts';
import type { Sample } from './sample.ts';

export function mirroredName(what: string, subscriptions: number): string {
  return `${what}, ${subscriptions.toLocaleString('en-US')} subscriptions mirrored`;
}

export async function measureMirrored(
  contender: Contender,
  database: BenchDatabase,
  subscriptions: number,
  settings: LoadSettings,
): Promise<Sample> {
  const sample = await measureLoad(contender, database, settings);
  return { ...sample, contender: mirroredName(contender.name, subscriptions) };
}
