/** One event on its way to one webhook endpoint. */
export interface Delivery {
  object: '_delivery';
  id: string;
  event: string;
  endpoint: string;
  /** How often it has been tried. */
  attempts: number;
  /** When it is tried next, in milliseconds since the Unix epoch; null when it is over. */
  nextAttemptAtMs: number | null;
  /** The status of the last answer; null before the first, 0 when there was no answer. */
  lastStatus: number | null;
}
