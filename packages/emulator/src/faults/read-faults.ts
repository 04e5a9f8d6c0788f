/** Reads faults as they are written on the command line: `drop=0.1`. */
import {
  callFaults,
  deliveryFaults,
  type CallFault,
  type DeliveryFault,
  type FaultOptions,
} from './fault-options.ts';

const known: readonly (DeliveryFault | CallFault)[] = [...deliveryFaults, ...callFaults];

/**
 * The rates that the texts name; undefined when there are none.
 *
 * @throws RangeError for a fault that there isn't, or a rate that is not between 0 and 1.
 */
export function readFaults(texts: readonly string[]): FaultOptions | undefined {
  if (texts.length === 0) return undefined;
  return { rates: Object.fromEntries(texts.map(readFault)) };
}

function readFault(text: string): [DeliveryFault | CallFault, number] {
  const [name, rate = ''] = text.split('=');
  const fault = known.find((candidate) => candidate === name);
  if (fault !== undefined && /^(?:0(?:\.\d+)?|1(?:\.0+)?)$/.test(rate))
    return [fault, Number(rate)];
  throw new RangeError(
    `A fault is given as NAME=RATE, the rate between 0 and 1, got '${text}'. Names are ${known.join(', ')}.`,
  );
}
