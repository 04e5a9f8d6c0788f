// The transaction as a handler gets it: it runs queries, but cannot be ended by the handler, nor used
// when it is over. Either would write something without the mark that the event is done.
//
// Statements with values that come again and again are prepared.
import type { Queryable } from '../../database/database.ts';
import { textOf } from '../../database/prepared-statements.ts';
import type { RepeatedStatements } from '../../database/repeated-statements.ts';
import { sqlStateOf } from '../../database/sql-state.ts';
import { TransactionClosedError } from '../../errors/transaction-closed-error.ts';

export interface HandlerTransaction extends Queryable {
  /** From now on every query is refused. */
  close(): void;
  /** Whether the handler has changed settings, which hold until the end of the transaction. */
  readonly changedSettings: boolean;
  /**
   * Whether a statement has failed that was prepared without the handler's knowledge, and maybe because of it. Then
   * nothing that the handler says counts: it may have taken the error for something else. Tried again, it is not prepared.
   */
  readonly isUnfair: boolean;
}

const endsTransaction =
  /^\s*(?:begin|start\s+transaction|commit|end|abort|rollback(?!\s+(?:work\s+|transaction\s+)?to\b)|prepare\s+transaction)\b/i;

const changesSettings = /(?:^|;)\s*set\b|\bset_config\s*\(/i;

export function createHandlerTransaction(
  connection: Queryable,
  eventId: string,
  repeated: RepeatedStatements,
): HandlerTransaction {
  const ids = { event: eventId };
  let open = true;
  let changedSettings = false;
  let isUnfair = false;
  return {
    get changedSettings() {
      return changedSettings;
    },
    get isUnfair() {
      return isUnfair;
    },
    query: async (statement, values) => {
      if (!open) {
        throw new TransactionClosedError('A handler used `tx` after its transaction was over.', {
          ids,
        });
      }
      if (endsTransaction.test(textOf(statement))) {
        throw new TransactionClosedError(
          'A handler tried to begin or end a transaction by `tx`; Billhook does that.',
          { ids, remedy: 'Throw to roll back, return to commit; `savepoint` is allowed.' },
        );
      }
      changedSettings ||= changesSettings.test(textOf(statement));
      // Without values a text may hold several statements, which cannot be prepared.
      if (typeof statement !== 'string' || values === undefined || values.length === 0) {
        return connection.query(statement, values);
      }
      const next = repeated.next(statement);
      try {
        return await connection.query(next, values);
      } catch (error) {
        repeated.failed(statement);
        isUnfair ||= next !== statement && !isAboutAConstraint(error);
        throw error;
      }
    },
    close: () => {
      open = false;
    },
  };
}

/** A violated constraint has nothing to do with how a statement was sent. */
function isAboutAConstraint(error: unknown): boolean {
  return sqlStateOf(error)?.startsWith('23') === true;
}
