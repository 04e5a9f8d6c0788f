// The reference in the docs says what the tables say.
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

import { expect, test } from 'vitest';

import { cardDeclines } from './card-declines.ts';
import type { DeclineEntry } from './decline-entry.ts';
import { describeDecline } from './describe-decline.ts';
import { de } from './messages/de.ts';
import { localMethodDeclines } from './local-method-declines.ts';
import { en } from './messages/en.ts';
import { languages } from './messages/languages.ts';
import { paymentErrors } from './payment-errors.ts';

const page = readFileSync(
  new URL('../../../../docs/reference/decline-messages.md', import.meta.url),
  'utf8',
);

/** The rows of the table below a heading, without the alignment that the formatter gives them. */
function rowsBelow(heading: string): string[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [text = ''] = section.split('\n## ');
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.replaceAll(/\s+/g, ' ').trim());
}

function row([code, entry]: [string, DeclineEntry]): string {
  const retryable = entry.retryable ? 'yes' : 'no';
  const mark = entry.confidential === true ? ' 🔒' : '';
  return `| \`${code}\` | ${en[entry.message]}${mark} | \`${entry.advice}\` | ${retryable} |`;
}

test.each([
  ['Cards', cardDeclines],
  ['Other payment methods', localMethodDeclines],
  ['Errors of payments and setups', paymentErrors],
] as const)('%s', (heading, table) => {
  expect(rowsBelow(heading)).toEqual(Object.entries(table).map(row));
});

test('every message in every language', () => {
  const rows = Object.keys(en).map((key) => {
    const texts = [...languages.values()].map(
      (messages) => Object.entries(messages).find(([other]) => other === key)?.[1],
    );
    return `| \`${key}\` | ${texts.join('<br>')} |`;
  });
  expect(rowsBelow('Messages')).toEqual(rows);
});

test('the example', () => {
  const [, code = ''] = /```ts\nimport [^\n]*\n([^`]*)```/.exec(page) ?? [];
  const decline = { code: 'card_declined', decline_code: 'insufficient_funds' };
  const message: unknown = runInNewContext(`${code}; message`, {
    describeDecline,
    paymentIntent: { last_payment_error: decline },
  });
  expect(message).toBe(de.insufficient_funds);
});
