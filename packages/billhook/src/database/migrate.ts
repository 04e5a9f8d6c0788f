// Brings the schema `billhook` up to date. All instances of an app start at the same moment on a
// deployment; an advisory lock makes them take turns, and all that is missing is applied in one
// transaction, so that nobody ever sees half of it.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { MigrationError } from '../errors/migration-error.ts';
import type { Logger } from '../logging/logger.ts';
import type { Database, Queryable } from './database.ts';
import { ownLimits } from './transaction-limits.ts';

/** The folder of the numbered SQL files, at the same distance from the source as from the build. */
const migrationsDirectory = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** Any number that no other program is likely to lock. */
const lockNumber = '5287443910226457';

export interface MigrateOptions {
  readonly database: Database;
  readonly logger: Logger;
  /** Where the files are. Default: those of this package. */
  readonly directory?: string;
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Applies the migrations that the database does not have yet.
 *
 * @returns the names of those that were applied now.
 * @throws MigrationError when one fails (nothing is applied then), or when one that was applied
 *   earlier has another content now.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(options.directory ?? migrationsDirectory);
  const bringUpToDate = async (transaction: Queryable): Promise<string[]> => {
    await transaction.query(`select pg_advisory_xact_lock(${lockNumber})`);
    const applied = await readApplied(transaction);
    refuseChanged(migrations, applied);
    warnOfUnknown(migrations, applied, options.logger);
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of missing) await apply(transaction, migration);
    return missing.map(({ name }) => name);
  };
  // A migration may take as long as it takes, and others wait for it; only one of which nothing is heard must end.
  return options.database.transaction(bringUpToDate, { idleMs: ownLimits.idleMs });
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      // A checkout on Windows may have other line ends; that is no change.
      const sql = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function readApplied(transaction: Queryable): Promise<ReadonlyMap<string, string>> {
  await transaction.query(`
    create schema if not exists billhook;
    create table if not exists billhook.migrations (
      name text not null constraint migrations_pkey primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
  `);
  const { rows } = await transaction.query<{ name: string; checksum: string }>(
    'select name, checksum from billhook.migrations',
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

async function apply(transaction: Queryable, migration: Migration): Promise<void> {
  try {
    await transaction.query(migration.sql);
  } catch (error) {
    throw new MigrationError(
      'migration_failed',
      `The migration ${migration.name} failed: ${String(error)}`,
      { cause: error },
    );
  }
  await transaction.query('insert into billhook.migrations (name, checksum) values ($1, $2)', [
    migration.name,
    migration.checksum,
  ]);
}

function refuseChanged(
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, string>,
): void {
  const changed = migrations
    .filter(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
    .map(({ name }) => name);
  if (changed.length === 0) return;
  throw new MigrationError(
    'migration_changed',
    `These migrations were applied to this database with another content than they have now: ${changed.join(', ')}.`,
  );
}

/** A newer version has been here. That is so during every roll-out, and after every roll-back. */
function warnOfUnknown(
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, string>,
  logger: Logger,
): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = Array.from(applied.keys()).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  logger.warn(
    { migrations: unknown },
    'The database has migrations of a newer version of Billhook than this one.',
  );
}
