// Tells an error after which the same would succeed a while later from one that comes every time: a database that is
// away, busy or being failed over, and not a statement that is wrong.
import { sqlStateOf } from './sql-state.ts';

const unreachable = 'The database cannot be reached';
const tooSlow = 'The database did not answer in time';

/**
 * What the codes of PostgreSQL and of the network say, by how they begin.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html, https://nodejs.org/api/errors.html
 */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^(?:ECONN|EHOST|ENET|EPIPE|ETIMEDOUT|08)/, unreachable],
  // No name server answers; the name is not known, or no longer; the socket's file is not there.
  [/^(?:EAI_AGAIN|ENOTFOUND|ENOENT)/, unreachable],
  [/^(?:EMFILE|ENFILE|ENOBUFS|EADDRNOTAVAIL)/, 'This machine can open no further connections'],
  [/^57P/, 'The database is starting or being shut down'],
  [/^53/, 'The database is out of connections, memory or disk space'],
  // Of a server that has become, or not ceased to be, a stand-by.
  [/^25006/, 'The database takes no writes, as during a failover'],
  [/^(?:57014|55P03|25P0[34])/, tooSlow],
  [/^40/, 'The database undid a transaction because of others'],
];

/** What `pg` says without a code. */
const messages: readonly (readonly [RegExp, string])[] = [
  [/^Query read timeout/, tooSlow],
  [
    /^(?:timeout (?:exceeded|expired)|Connection terminated|Client has encountered a connection error)/,
    unreachable,
  ],
  [/^Cannot use a pool after calling end/, 'This process is being stopped'],
];

/** Why it is worth trying again later, in a few words; undefined when it is not. */
export function reasonOfOutage(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = sqlStateOf(error);
  const [known, text] = code === undefined ? [messages, error.message] : [reasons, code];
  return known.find(([pattern]) => pattern.test(text))?.[1];
}
