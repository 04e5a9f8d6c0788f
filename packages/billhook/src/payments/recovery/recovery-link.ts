// The address of the page where a customer confirms a payment that was tried while they were away. It can be sent by
// mail: it opens one payment and nothing else, and holds no secret of Stripe's.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The last segment of the page's path. */
export const recoverySegment = 'recover';

export interface RecoveryLinks {
  /** The page of a payment; null where it is not known how Billhook's pages are reached. */
  urlOf(paymentIntentId: string): string | null;
  /** Where Stripe sends customers back to of its own accord; null as above. */
  readonly returnUrl: string | null;
  /** The token that proves that a link was made here. */
  tokenOf(paymentIntentId: string): string;
  /** Whether this is the token of that payment. */
  isToken(paymentIntentId: string, token: string): boolean;
}

export interface RecoveryLinkParts {
  /** Where Billhook's handler is mounted, as the world reaches it. */
  readonly publicUrl: URL | undefined;
  /** Signs the links; links of an old key are no longer taken. */
  readonly secretKey: string;
}

export function createRecoveryLinks({ publicUrl, secretKey }: RecoveryLinkParts): RecoveryLinks {
  const page =
    publicUrl === undefined ? null : `${publicUrl.href.replace(/\/$/, '')}/${recoverySegment}`;
  const tokenOf = (paymentIntentId: string): string =>
    createHmac('sha256', secretKey)
      .update(`billhook recovery ${paymentIntentId}`)
      .digest('base64url');
  return {
    returnUrl: page,
    tokenOf,
    urlOf: (paymentIntentId) =>
      page === null
        ? null
        : `${page}?payment_intent=${encodeURIComponent(paymentIntentId)}&token=${tokenOf(paymentIntentId)}`,
    isToken: (paymentIntentId, token) => isSame(tokenOf(paymentIntentId), token),
  };
}

/** Takes as long for a token that is nearly right as for one that is quite wrong. */
export function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
