// Handles a slice: an event whose handlers are not known to be quick, or that has failed before, in a transaction of
// its own; quick ones in one that they share.
import { isOfPreparing } from '../../database/prepared-statements.ts';
import { HandlerTimeoutError } from '../../errors/handler-timeout-error.ts';
import { lockClaimedEvent } from '../inbox/lock-claimed-event.ts';
import { handleInTransaction, type Verdict } from './handle-in-transaction.ts';
import type { HeldEvent } from './held-event.ts';
import { runShared } from './shared-slice.ts';
import type { Slice, SliceResult } from './slice.ts';
import { inTransaction, type OpenTransaction } from './slice-transaction.ts';
import type { WorkerParts } from './worker-parts.ts';

/** Handles the events of a slice. It never throws: whatever happens is the result of an event. */
export async function runSlice(slice: Slice, parts: WorkerParts): Promise<SliceResult[]> {
  return slice.shared ? runShared(slice, parts) : [await runAlone(slice.first, parts)];
}

async function runAlone(event: HeldEvent, parts: WorkerParts): Promise<SliceResult> {
  try {
    return await inTransaction(parts, async (open) => {
      if (!(await lockClaimedEvent(open.connection, event.claim)))
        return { event, kind: 'taken-over' };
      const verdict = await handleAlone(event, open, parts);
      if (verdict.kind !== 'done') return { event, ...verdict };
      await open.commit([{ ...event.claim, reason: verdict.reason }]);
      return { event, ...verdict };
    });
  } catch (error) {
    // Nobody's fault, so it costs no attempt.
    return isOfPreparing(error) ? { event, kind: 'again-alone' } : { event, kind: 'failed', error };
  }
}

/** A handler that has failed may have left something running; no query of that may come after the end. */
async function handleAlone(
  event: HeldEvent,
  open: OpenTransaction,
  parts: WorkerParts,
): Promise<Verdict | { readonly kind: 'again-alone' }> {
  const tx = open.transactionFor(event);
  try {
    const { handlerTimeoutMs } = parts.settings;
    const verdict = await handleInTransaction(event, tx, parts, handlerTimeoutMs);
    return tx.isUnfair ? { kind: 'again-alone' } : verdict;
  } catch (error) {
    if (tx.isUnfair && !(error instanceof HandlerTimeoutError)) return { kind: 'again-alone' };
    throw error;
  } finally {
    tx.close();
  }
}
