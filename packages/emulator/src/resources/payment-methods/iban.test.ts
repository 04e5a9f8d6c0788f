import { expect, test } from 'vitest';

import { isIban } from './iban.ts';
import { testBanks } from './test-banks.ts';

test.each(testBanks.map(({ account }) => account).filter((account) => account.startsWith('AT')))(
  'the test account %s is an IBAN',
  (account) => {
    expect(isIban(account)).toBe(true);
  },
);

test.each(['', '000123456789', 'AT611904300234573202', 'AT61', 'at611904300234573201'])(
  '"%s" is none',
  (text) => {
    expect(isIban(text)).toBe(false);
  },
);
