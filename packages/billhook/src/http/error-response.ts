// The one place where an error becomes an answer. Errors of ours say what to do; anything else is not
// told to a stranger, only to the log.
import { reasonOfOutage } from '../database/outage.ts';
import { BillhookError } from '../errors/billhook-error.ts';
import { type ErrorCode, errorRegistry } from '../errors/registry.ts';
import type { Logger } from '../logging/logger.ts';
import { redactText } from '../logging/redact.ts';

/** The body of every answer that is an error. */
export interface ErrorBody {
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly remedy: string };
}

/** In seconds: long enough for a database to come back, short enough to lose no time. */
const retryAfter = { 'Retry-After': '5' };

/** Answers with the error, and logs it: a refusal as a warning, a failure of ours as an error. */
export function errorResponse(error: unknown, logger: Logger): Response {
  if (error instanceof BillhookError && (error.httpStatus < 500 || error.httpStatus === 503)) {
    logger.warn({ code: error.code, ...error.ids }, error.message);
    return errorBody(error.code, error.message, error.remedy);
  }
  logger.error({ err: error }, 'A request could not be answered.');
  const outage = reasonOfOutage(error);
  if (outage !== undefined) {
    return errorBody('database_unavailable', `${outage}; nothing was acknowledged.`);
  }
  return errorBody('internal_error', 'Something failed inside; nothing was acknowledged.');
}

/** Answers with an error that is no exception, such as a path that is not there. */
export function errorBody(
  code: ErrorCode,
  message: string,
  remedy: string = errorRegistry[code].remedy,
): Response {
  const body: ErrorBody = { error: { code, message: redactText(message), remedy } };
  const status = errorRegistry[code].httpStatus;
  return Response.json(body, { status, headers: status === 503 ? retryAfter : {} });
}
