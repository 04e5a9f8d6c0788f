// The handlers of an event took too long. Their transaction was dropped with its connection, so nothing
// of this attempt was committed.
import { BillhookError } from './billhook-error.ts';

export class HandlerTimeoutError extends BillhookError {
  constructor(timeoutMs: number, eventId: string) {
    super(
      'handler_timed_out',
      `The handlers of this event did not finish within ${timeoutMs} ms.`,
      { ids: { event: eventId } },
    );
  }
}
