// What kind of error PostgreSQL has reported. https://www.postgresql.org/docs/current/errcodes-appendix.html

/** The five characters by which an error of PostgreSQL's, or the code by which one of the connection's, is known. */
export function sqlStateOf(error: unknown): string | undefined {
  const isCoded = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return isCoded ? String(error.code) : undefined;
}
