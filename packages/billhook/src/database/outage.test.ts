import { expect, test } from 'vitest';

import { reasonOfOutage } from './outage.ts';

function coded(code: string): Error {
  return Object.assign(new Error(`failed with ${code}`), { code });
}

test.each([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
  '08006',
  '08P01',
])('%s: it cannot be reached', (code) => {
  expect(reasonOfOutage(coded(code))).toBe('The database cannot be reached');
});

test.each([
  ['25006', 'takes no writes'],
  ['53100', 'disk space'],
  ['53300', 'out of connections'],
  ['57P01', 'shut down'],
  ['57P03', 'starting'],
  ['57014', 'in time'],
  ['55P03', 'in time'],
  ['40P01', 'undid'],
  ['EMFILE', 'no further connections'],
])('%s: …%s…', (code, words) => {
  expect(reasonOfOutage(coded(code))).toContain(words);
});

test.each([
  ['timeout exceeded when trying to connect', 'cannot be reached'],
  ['Connection terminated unexpectedly', 'cannot be reached'],
  ['Connection terminated due to connection timeout', 'cannot be reached'],
  ['Query read timeout', 'in time'],
  ['Cannot use a pool after calling end on the pool', 'stopped'],
])('without a code, "%s"', (message, words) => {
  expect(reasonOfOutage(new Error(message))).toContain(words);
});

test.each([
  ['a table that is not there', coded('42P01')],
  ['a value of the wrong kind', coded('22P02')],
  ['a wrong password', coded('28P01')],
  ["Stripe's own code", coded('resource_missing')],
  ['an error of the app', new Error('the timeout expired')],
  ['no error at all', 'Query read timeout'],
])('%s does not pass by itself', (_what, error) => {
  expect(reasonOfOutage(error)).toBeUndefined();
});
