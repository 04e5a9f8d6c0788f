import { describe, expect, test } from 'vitest';

import { formatCardNumber } from './card-number.js';
import { caretAfterFormatting } from './caret.js';

/** The text as it is formatted, `|` standing where the caret is, before and after. */
function formatted(marked: string): string {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const result = formatCardNumber(text);
  const position = caretAfterFormatting({ text, caret }, result);
  return `${result.slice(0, position)}|${result.slice(position)}`;
}

describe('caretAfterFormatting', () => {
  test.each([
    ['a digit typed at the end', '42424|', '4242 4|'],
    ['a digit typed in the middle', '429|42 4242', '429|4 2424 2'],
    ['a digit typed at the end of a group', '42429| 424', '4242 9|424'],
    ['a digit deleted in the middle', '42|2 4242', '42|24 242'],
    ['the space between groups deleted', '4242|4242', '4242| 4242'],
    ['the first digit deleted', '|242 4242', '|2424 242'],
    ['a whole number pasted', '4242424242424242|', '4242 4242 4242 4242|'],
  ])('stays where one types: %s', (_, typed, shown) => {
    expect(formatted(typed)).toBe(shown);
  });
});
