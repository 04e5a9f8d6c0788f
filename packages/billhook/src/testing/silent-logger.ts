// A logger for tests: keeps the lines, prints none.
import type { Logger, LogLevel } from '../logging/logger.ts';

interface LogLine {
  readonly level: LogLevel;
  readonly fields: object;
  readonly message: string;
}

export interface SilentLogger extends Logger {
  readonly lines: readonly LogLine[];
}

export function createSilentLogger(): SilentLogger {
  const lines: LogLine[] = [];
  const keep =
    (level: LogLevel) =>
    (fields: object, message: string): void => {
      lines.push({ level, fields, message });
    };
  return {
    lines,
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
  };
}
