// The base of every error that Billhook throws: a stable code to branch on, what happened and why,
// what to do about it, the cause, and the ids of what it is about. It never carries a secret.
import { type ErrorCode, errorRegistry } from './registry.ts';

export interface BillhookErrorDetails {
  /** The error underneath, if there was one. */
  readonly cause?: unknown;
  /** Ids of the objects it is about, such as `{ event: 'evt_…' }`. */
  readonly ids?: Readonly<Record<string, string>>;
  /** Says more exactly than the registry what to do. */
  readonly remedy?: string;
}

export class BillhookError extends Error {
  /** Stable across versions; see `registry.ts`. */
  readonly code: ErrorCode;
  /** What the reader can do about it. */
  readonly remedy: string;
  /** Ids of the objects it is about. */
  readonly ids: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, details: BillhookErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.remedy = details.remedy ?? errorRegistry[code].remedy;
    this.ids = details.ids ?? {};
  }

  /** The status of the response when this error answers a request. */
  get httpStatus(): number {
    return errorRegistry[this.code].httpStatus;
  }
}
