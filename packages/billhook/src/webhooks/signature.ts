// Checks that Stripe signed these very bytes, not long ago. Done on the raw bytes and without the SDK's
// parser in between, so that the answer can say which of the usual mistakes was made.
// https://docs.stripe.com/webhooks/signature
import { createHmac, timingSafeEqual } from 'node:crypto';

import { SignatureError } from '../errors/signature-error.ts';

export interface SignatureCheck {
  /** The body exactly as it arrived. */
  readonly payload: Uint8Array;
  /** The value of the header `Stripe-Signature`, or null when there was none. */
  readonly header: string | null;
  /** The secrets that are accepted; two while one is being rotated. */
  readonly secrets: readonly string[];
  /** How old the signature may be, in seconds; 0 accepts any age. */
  readonly toleranceSeconds: number;
  readonly now: Date;
}

/**
 * Passes when one of the header's signatures was made with one of the secrets, recently enough.
 *
 * @throws SignatureError that says what to look at.
 */
export function verifySignature(check: SignatureCheck): void {
  if (check.header === null || check.header.trim() === '') {
    throw new SignatureError('signature_missing', 'The request has no `Stripe-Signature` header.');
  }
  const { timestamp, signatures } = parseHeader(check.header);
  const expected = check.secrets.map((secret) => sign(check.payload, timestamp, secret));
  const matches = signatures.some((signature) => expected.some((one) => same(one, signature)));
  if (!matches) {
    const secrets =
      check.secrets.length === 1 ? 'the secret' : `any of ${check.secrets.length} secrets`;
    throw new SignatureError(
      'signature_mismatch',
      `The signature does not match ${secrets} that Billhook was given: either the secret is another endpoint's, or the body was altered on the way.`,
    );
  }
  const ageSeconds = Math.floor(check.now.getTime() / 1000) - timestamp;
  if (check.toleranceSeconds > 0 && ageSeconds > check.toleranceSeconds) {
    throw new SignatureError(
      'signature_too_old',
      `The signature is right, but ${ageSeconds} seconds old; ${check.toleranceSeconds} are accepted.`,
    );
  }
}

function parseHeader(header: string): { timestamp: number; signatures: string[] } {
  const pairs = header.split(',').map((part) => part.trim().split('='));
  const valuesOf = (key: string): string[] =>
    pairs.filter((pair) => pair[0] === key).map((pair) => pair[1] ?? '');
  const timestamp = valuesOf('t')[0] ?? '';
  const signatures = valuesOf('v1');
  if (!/^\d{1,12}$/.test(timestamp) || signatures.length === 0) {
    const missing = signatures.length === 0 ? 'signature (`v1=`)' : 'timestamp (`t=`)';
    throw new SignatureError(
      'signature_malformed',
      `The \`Stripe-Signature\` header has no usable ${missing}.`,
    );
  }
  return { timestamp: Number(timestamp), signatures };
}

function sign(payload: Uint8Array, timestamp: number, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(payload).digest();
}

function same(expected: Buffer, signature: string): boolean {
  // Of equal length by construction, as timingSafeEqual demands.
  if (!/^[0-9a-f]{64}$/i.test(signature)) return false;
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}
