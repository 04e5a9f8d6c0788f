// Which types of events may share a transaction. Sharing one saves most of the cost of a commit, but an event
// whose handlers are slow would hold up those before it. So a type has to show that its handlers are quick,
// and loses that standing the first time they are not, or fail.

export interface Pace {
  /** Whether the handlers of this type have been quick of late. */
  isQuick(type: string): boolean;
  /** Notes how long the handlers took, in milliseconds. */
  ran(type: string, durationMs: number): void;
  /** Notes that they failed, or had to be cut off. */
  failed(type: string): void;
}

/** How many quick runs in a row it takes. */
const quickRuns = 3;
const quickMs = 20;

export function createPace(): Pace {
  const runs = new Map<string, number>();
  return {
    isQuick: (type) => (runs.get(type) ?? 0) >= quickRuns,
    ran: (type, durationMs) => {
      runs.set(type, durationMs <= quickMs ? Math.min(quickRuns, (runs.get(type) ?? 0) + 1) : 0);
    },
    failed: (type) => {
      runs.set(type, 0);
    },
  };
}
