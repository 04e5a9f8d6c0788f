// Creates a database on a server, for tests and examples that want one to themselves.
import { Client, DatabaseError, escapeIdentifier } from 'pg';

/** PostgreSQL's code for a database that exists already. */
const duplicateDatabase = '42P04';

/**
 * Creates a database if it is not there yet.
 *
 * @param adminUrl the URL of a database on the same server, whose user may create databases.
 * @returns the URL of the database.
 */
export async function createDatabase(adminUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`create database ${escapeIdentifier(name)}`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== duplicateDatabase) throw error;
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}
