// Logging: pino unless the app brings its own logger, and in either case nothing secret gets through.
import { pino } from 'pino';

import { redact, redactText } from './redact.ts';

/** What Billhook asks of a logger. A pino logger fits as it is. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  /** Whether lines of this level are kept; those that are not are not even looked through for secrets. */
  isLevelEnabled?(level: string): boolean;
}

/** What lines can be of. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** The logger used when the app passes none: JSON lines on standard output, level `info`. */
export function createDefaultLogger(): Logger {
  return pino({ name: 'billhook' });
}

/** Wraps a logger so that secrets and card data are masked before they reach it. */
export function redacting(logger: Logger): Logger {
  const safely =
    (level: LogLevel) =>
    (fields: object, message: string): void => {
      if (logger.isLevelEnabled?.(level) === false) return;
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
    (level: LogLevel) =>
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
