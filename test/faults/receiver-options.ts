// What a receiving process is told when it starts.
export interface ReceiverOptions {
  /** The port that it listens on; the same after each restart. */
  readonly port: number;
  readonly databaseUrl: string;
  readonly apiBase: string;
  readonly webhookSecret: string;
  readonly seed: number;
  /** The module to take Billhook from: the one of this workspace, or a copy without one of its guards. */
  readonly library: string;
}

export const attempts = 20;
