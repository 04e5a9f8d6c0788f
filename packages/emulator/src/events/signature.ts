/**
 * Signs webhook bodies exactly as Stripe does.
 * https://docs.stripe.com/webhooks#verify-manually
 */
import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header for a body sent at `timestamp` (whole Unix seconds). */
export function signatureHeader(body: string, secret: string, timestamp: number): string {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return `t=${timestamp},v1=${signature}`;
}
