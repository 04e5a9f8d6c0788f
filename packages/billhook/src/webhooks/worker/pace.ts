// Which types of events may share a transaction. Sharing one saves most of the cost of a commit, but an event
// whose handlers are slow would hold up those before it. So a type has to show that its handlers are quick, and
// loses that standing when they become slow, or one of them fails. One slow run among quick ones is an accident.

export interface Pace {
  /** Whether the handlers of this type have been quick of late. */
  isQuick(type: string): boolean;
  /** How long the handlers of one event of this type may be expected to take, in milliseconds. */
  expectedMs(type: string): number;
  /** Notes how long the handlers took, in milliseconds. */
  ran(type: string, durationMs: number): void;
  /** Notes that they failed, or had to be cut off. */
  failed(type: string): void;
}

/** How many runs since the last failure it takes. */
const runsNeeded = 3;
const quickMs = 20;
/** How much the last run says about the next one. */
const lastRunCounts = 0.2;

export function createPace(): Pace {
  const runs = new Map<string, number>();
  const averagesMs = new Map<string, number>();
  const expectedMs = (type: string): number => averagesMs.get(type) ?? 0;
  return {
    isQuick: (type) => (runs.get(type) ?? 0) >= runsNeeded && expectedMs(type) <= quickMs,
    expectedMs,
    ran: (type, durationMs) => {
      runs.set(type, (runs.get(type) ?? 0) + 1);
      const averageMs = averagesMs.get(type) ?? durationMs;
      averagesMs.set(type, averageMs + lastRunCounts * (durationMs - averageMs));
    },
    failed: (type) => {
      runs.set(type, 0);
    },
  };
}
