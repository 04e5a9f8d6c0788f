/** The road that webhooks take to their endpoints, and the one on which nothing goes wrong. */
import { postWebhook, type SignedWebhook } from './post-webhook.ts';

/** Names one attempt to deliver one event to one endpoint. */
export interface Attempt {
  id: string;
  /** How often it was tried before. */
  attempts: number;
}

export interface Road {
  /** Calls `go` when the attempt may be made: at once, or later. */
  enter(attempt: Attempt, go: () => void): void;
  /** Makes the attempt; gives the status of the answer, 0 when none came back. */
  send(attempt: Attempt, webhook: SignedWebhook, signal: AbortSignal): Promise<number>;
  /** Lets nothing go any more; what is held stays held. */
  close(): Promise<void>;
}

/** A network without faults. */
export const goodRoad: Road = {
  enter: (_attempt, go) => go(),
  send: (_attempt, webhook, signal) => postWebhook(webhook, signal),
  close: () => Promise.resolve(),
};
