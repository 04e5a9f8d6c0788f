import { describe, expect, test } from 'vitest';

import { SignatureError } from '../errors/signature-error.ts';
import { signatureOf } from '../testing/signed-event.ts';
import { type SignatureCheck, verifySignature } from './signature.ts';

const payload = '{"id":"evt_1","name":"Zoë"}';
const timestamp = 1_763_900_000;
const secret = 'whsec_right';

function check(change: Partial<SignatureCheck>): SignatureError | undefined {
  try {
    verifySignature({
      payload: Buffer.from(payload),
      header: signatureOf(payload, { secret, timestamp }),
      secrets: [secret],
      toleranceSeconds: 300,
      now: new Date(timestamp * 1000),
      ...change,
    });
    return undefined;
  } catch (error) {
    if (error instanceof SignatureError) return error;
    throw error;
  }
}

function later(seconds: number): Date {
  return new Date((timestamp + seconds) * 1000);
}

describe('what is accepted', () => {
  test("a signature by Stripe's own SDK", () => {
    expect(check({})).toBeUndefined();
  });

  test('while a secret is being rotated, a signature by either', () => {
    const secrets = ['whsec_old', secret];
    expect(check({ secrets })).toBeUndefined();
    expect(check({ secrets: secrets.toReversed() })).toBeUndefined();
  });

  test('a header with several signatures, one of which is right', () => {
    const right = signatureOf(payload, { secret, timestamp });
    const header = right.replace('v1=', `v1=${'0'.repeat(64)},v0=nonsense,v1=`);
    expect(check({ header })).toBeUndefined();
  });

  test('a signature exactly as old as is tolerated', () => {
    expect(check({ now: later(300) })).toBeUndefined();
  });

  test('any age, when the tolerance is 0', () => {
    expect(check({ now: later(1e6), toleranceSeconds: 0 })).toBeUndefined();
  });
});

describe('what is refused, and what it says', () => {
  test('no header', () => {
    expect(check({ header: null })).toMatchObject({ code: 'signature_missing' });
    expect(check({ header: ' ' })).toMatchObject({ code: 'signature_missing' });
  });

  test.each([
    'nonsense',
    't=abc,v1=00',
    `v1=${'0'.repeat(64)}`,
    't=1763900000',
    't=1763900000,v0=1',
  ])('the malformed header %j', (header) => {
    expect(check({ header })).toMatchObject({ code: 'signature_malformed' });
  });

  test('the secret of another endpoint', () => {
    const error = check({ secrets: ['whsec_other'] });
    expect(error).toMatchObject({
      code: 'signature_mismatch',
      remedy: expect.stringContaining('STRIPE_WEBHOOK_SECRET'),
    });
  });

  test('a body that was altered, by as little as its spaces', () => {
    const altered = JSON.stringify(JSON.parse(payload), null, 1);
    expect(check({ payload: Buffer.from(altered) })).toMatchObject({ code: 'signature_mismatch' });
  });

  test('a signature that is not hexadecimal, or of another length', () => {
    for (const signature of ['00', 'z'.repeat(64), '']) {
      const header = `t=${timestamp},v1=${signature}`;
      expect(check({ header })).toMatchObject({ code: 'signature_mismatch' });
    }
  });

  test('a signature that is too old, and how old it is', () => {
    expect(check({ now: later(301) })).toMatchObject({
      code: 'signature_too_old',
      message: expect.stringContaining('301 seconds'),
    });
  });

  test('a timestamp that was moved to look recent', () => {
    const header = signatureOf(payload, { secret, timestamp }).replace('t=17', 't=18');
    expect(check({ header })).toMatchObject({ code: 'signature_mismatch' });
  });

  test('no message contains a secret', () => {
    const error = check({ secrets: ['whsec_other'] });
    expect(`${error?.message} ${error?.remedy}`).not.toContain('whsec_');
  });
});
