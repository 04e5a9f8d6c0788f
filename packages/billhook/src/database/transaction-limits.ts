// How long the server holds out with a transaction of which it hears nothing. A process that freezes in the middle of one,
// or is cut off from the network, would otherwise keep its locks for as long as the connection seems to be there: two
// hours by the defaults of TCP.

export interface TransactionLimits {
  /** How long the server waits for the next statement before it ends the transaction, in milliseconds. */
  readonly idleMs?: number;
  /** How long one statement may take, waiting for the locks of others included, in milliseconds. */
  readonly statementMs?: number;
}

/**
 * For Billhook's own transactions, which wait for nobody but the database. A statement may have to wait until a handler
 * gives its locks back.
 */
export const ownLimits: Required<TransactionLimits> = { idleMs: 30_000, statementMs: 300_000 };

/** The SQL that begins a transaction with these limits, which end with it: one message, so that it costs no time. */
export function beginSql({ idleMs, statementMs }: TransactionLimits): string {
  const settings = [
    ['idle_in_transaction_session_timeout', idleMs],
    ['statement_timeout', statementMs],
  ] as const;
  const statements = settings.flatMap(([name, limitMs]) =>
    limitMs === undefined ? [] : [`set local ${name} = ${Math.ceil(limitMs)}`],
  );
  return ['begin', ...statements].join('; ');
}
