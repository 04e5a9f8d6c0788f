// Runs every line of the guide on money that says what comes of it.
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

import { describe, expect, test } from 'vitest';

import * as billhook from '../index.ts';

const page = readFileSync(new URL('../../../../docs/guides/money.md', import.meta.url), 'utf8');
const lines = [...page.matchAll(/```ts\n([^`]*(?:`[^`\n]+`[^`]*)*)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .filter((line) => line !== '' && !line.startsWith('import '));
const guide = createContext({ ...billhook });

interface Example {
  readonly code: string;
  readonly outcome: 'gives' | 'throws';
  readonly expected: string;
}

const examples = lines.flatMap((line): Example[] => {
  const [, code, sign, expected] = /^(.*;) \/\/ (→|throws:) (.*)$/.exec(line) ?? [];
  if (code === undefined || expected === undefined) return [];
  return [{ code, outcome: sign === '→' ? 'gives' : 'throws', expected }];
});

/** Lines without an outcome prepare for those that follow. */
for (const line of lines.filter((each) => each.startsWith('const '))) runInContext(line, guide);

test('every line of code has an outcome or is a preparation', () => {
  expect(examples.length).toBeGreaterThan(15);
  expect(lines.filter((line) => !line.startsWith('const '))).toHaveLength(examples.length);
});

describe('gives', () => {
  test.each(examples.filter(({ outcome }) => outcome === 'gives'))(
    '$code',
    ({ code, expected }) => {
      const value: unknown = runInContext(code, guide);
      expect(value).toEqual(runInContext(`(${expected})`, guide));
    },
  );
});

describe('throws', () => {
  test.each(examples.filter(({ outcome }) => outcome === 'throws'))(
    '$code',
    ({ code, expected }) => {
      expect(() => void runInContext(code, guide)).toThrow(
        expect.objectContaining({ name: 'AmountError', message: expected }),
      );
    },
  );
});
