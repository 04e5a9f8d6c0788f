// The machine and the versions that the figures are true of.
import { describeHost, type Host, versionOf } from '../../shared/report/machine.ts';
import type { BenchDatabase } from '../scenarios/bench-database.ts';

export interface Machine extends Host {
  readonly postgres: string;
  readonly postgresSettings: Readonly<Record<string, string>>;
  readonly peer: string;
  readonly fastify: string;
}

const settings = ['fsync', 'synchronous_commit', 'shared_buffers', 'max_wal_size'];

export async function describeMachine(database: BenchDatabase): Promise<Machine> {
  const values: Record<string, string> = {};
  for (const setting of settings) values[setting] = await database.text(`show ${setting}`);
  return {
    ...describeHost(),
    postgres: await database.text('show server_version'),
    postgresSettings: values,
    peer: versionOf('@supabase/stripe-sync-engine'),
    fastify: versionOf('fastify'),
  };
}
