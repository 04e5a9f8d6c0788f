/** What was answered to a request that carried an `Idempotency-Key`. */
export interface IdempotencyRecord {
  object: '_idempotency';
  /** The key, in the form in which it is looked up. */
  id: string;
  /** A hash of method, path and body, to notice another request under the same key. */
  fingerprint: string;
  /** When the record may be forgotten, in milliseconds since the Unix epoch. */
  expiresAtMs: number;
  requestId: string;
  status: number;
  /** The JSON that was answered. */
  reply: object;
}
