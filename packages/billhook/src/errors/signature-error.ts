// A webhook's signature does not prove that Stripe sent it. The message tells a developer which of the
// usual reasons it is; it never contains the secret or the expected signature.
import { BillhookError, type BillhookErrorDetails } from './billhook-error.ts';

export type SignatureErrorCode =
  | 'signature_malformed'
  | 'signature_mismatch'
  | 'signature_missing'
  | 'signature_too_old';

export class SignatureError extends BillhookError {
  constructor(code: SignatureErrorCode, message: string, details: BillhookErrorDetails = {}) {
    super(code, message, details);
  }
}
