// Logging: pino unless the app brings its own logger, and in either case nothing secret gets through.
import { pino } from 'pino';

import { redact, redactText } from './redact.ts';

/** What Billhook asks of a logger. A pino logger fits as it is. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The logger used when the app passes none: JSON lines on standard output, level `info`. */
export function createDefaultLogger(): Logger {
  return pino({ name: 'billhook' });
}

/** Wraps a logger so that secrets and card data are masked before they reach it. */
export function redacting(logger: Logger): Logger {
  const safely =
    (level: keyof Logger) =>
    (fields: object, message: string): void => {
      const redacted = redact(fields);
      logger[level](
        typeof redacted === 'object' && redacted !== null ? redacted : {},
        redactText(message),
      );
    };
  return {
    debug: safely('debug'),
    info: safely('info'),
    warn: safely('warn'),
    error: safely('error'),
  };
}

/** A logger that adds these fields to every line, such as the event that is being handled. */
export function withFields(logger: Logger, fields: object): Logger {
  const adding =
    (level: keyof Logger) =>
    (more: object, message: string): void => {
      logger[level]({ ...fields, ...more }, message);
    };
  return {
    debug: adding('debug'),
    info: adding('info'),
    warn: adding('warn'),
    error: adding('error'),
  };
}
