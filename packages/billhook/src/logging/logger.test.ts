import { Writable } from 'node:stream';

import { pino } from 'pino';
import { expect, test } from 'vitest';

import { redacting, withFields } from './logger.ts';

test('a secret reaches neither the fields nor the message of a line', () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done): void {
      lines.push(String(chunk));
      done();
    },
  });
  const log = withFields(redacting(pino(sink)), { event: 'evt_1' });
  log.error({ err: new Error('no such key sk_test_abc') }, 'failed with whsec_abc');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('evt_1');
  expect(lines[0]).not.toContain('sk_test_abc');
  expect(lines[0]).not.toContain('whsec_abc');
});

test('a line of a level that is not kept is not looked through', () => {
  const lines: string[] = [];
  const keep = (_fields: object, message: string): void => {
    lines.push(message);
  };
  const fields = {
    get secret(): string {
      throw new Error('looked through');
    },
  };
  const logger = redacting({
    debug: keep,
    info: keep,
    warn: keep,
    error: keep,
    isLevelEnabled: (level) => level !== 'debug',
  });
  logger.debug(fields, 'not kept');
  logger.info({}, 'kept');
  expect(lines).toEqual(['kept']);
});
