/** Decides what happens to one call of the API: a pure function of seed, number and rates. */
import { drawsFor } from './draws.ts';
import { callFaults, type CallFault, type Faults } from './fault-options.ts';

export interface CallPlan {
  fault: CallFault;
  /** Whether the call is worked on although its caller never hears of it. */
  workedOn: boolean;
}

/** The plan of the `number`th call; null when nothing happens to it. */
export function planCall(faults: Faults, number: number): CallPlan | null {
  const draws = drawsFor(faults.seed, `call ${number}`);
  const fault = callFaults.find((candidate) => draws.chance(faults.rateOf(candidate)));
  if (fault === undefined) return null;
  const isCut = fault === 'time-out' || fault === 'reset';
  return { fault, workedOn: isCut && draws.chance(0.5) };
}
