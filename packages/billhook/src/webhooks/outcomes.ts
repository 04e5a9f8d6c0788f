// What a handler may say about an event. Values, not exceptions: an exception is for what nobody foresaw.

export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'retry'; readonly at: Date }
  | { readonly kind: 'dead'; readonly reason: string };

/** The event is handled: what the handler wrote is committed. The same as returning nothing. */
export function done(): Outcome {
  return { kind: 'done' };
}

/** The event is of no interest here. It counts as done; the reason is kept with it. */
export function ignored(reason: string): Outcome {
  return { kind: 'ignored', reason };
}

/**
 * Not now: call the handlers again at this time or soon after. What they wrote is rolled back. It does
 * not count as an attempt.
 *
 * @throws RangeError when it is no time.
 */
export function retry(at: Date): Outcome {
  if (Number.isNaN(at.getTime())) {
    throw new RangeError(
      '`retry` was given a date that is no time. Pass one such as 60 s from now.',
    );
  }
  return { kind: 'retry', at };
}

/**
 * The event can never be handled: set it aside at once, for a person to look at. What the handlers
 * wrote is rolled back.
 */
export function dead(reason: string): Outcome {
  return { kind: 'dead', reason };
}

/**
 * What the outcomes of several handlers of one event come to. The first that asks for a retry or gives
 * up decides; only if all ignored it is it ignored.
 */
export function combineOutcomes(outcomes: readonly Outcome[]): Outcome {
  const decisive = outcomes.find(({ kind }) => kind === 'retry' || kind === 'dead');
  if (decisive !== undefined) return decisive;
  const reasons = outcomes.flatMap((outcome) =>
    outcome.kind === 'ignored' ? [outcome.reason] : [],
  );
  const allIgnored = reasons.length > 0 && reasons.length === outcomes.length;
  return allIgnored ? ignored(reasons.join('; ')) : done();
}
