// When to stop asking a Stripe that does not answer, as a pure state machine: after several failures in a row nobody
// is made to wait for one more; after a pause one request tries whether it is back.

export type Circuit =
  | { readonly kind: 'closed'; readonly failures: number }
  /** Requests fail at once until then; the next one after it tries. Unix time in milliseconds. */
  | { readonly kind: 'open'; readonly untilMs: number };

export const closedCircuit: Circuit = { kind: 'closed', failures: 0 };

/** How many requests in a row must fail, each after the SDK's own retries. */
const failuresToOpen = 5;
const pauseMs = 10_000;

export type CircuitEvent = 'answered' | 'failed' | 'tried';

/** The circuit after something happened. */
export function circuitAfter(circuit: Circuit, event: CircuitEvent, nowMs: number): Circuit {
  switch (event) {
    case 'answered':
      return closedCircuit;
    case 'tried':
      // While one request tries, the others go on failing fast.
      return circuit.kind === 'open' ? { kind: 'open', untilMs: nowMs + pauseMs } : circuit;
    case 'failed': {
      const failures = circuit.kind === 'open' ? failuresToOpen : circuit.failures + 1;
      return failures < failuresToOpen
        ? { kind: 'closed', failures }
        : { kind: 'open', untilMs: nowMs + pauseMs };
    }
  }
}

/** How long requests are still to fail at once, in milliseconds; 0 when Stripe may be asked. */
export function waitOf(circuit: Circuit, nowMs: number): number {
  return circuit.kind === 'open' ? Math.max(0, circuit.untilMs - nowMs) : 0;
}
