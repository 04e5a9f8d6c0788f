// How much processor time PostgreSQL has used, by Linux's own account of its processes. Unlike events per
// second, it hardly changes when the machine has other things to do.
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const msPerTick = 10;

interface ProcessTimes {
  readonly parent: number;
  readonly ticks: number;
  /** Of its children that have ended. */
  readonly childTicks: number;
}

/**
 * The processor time, in milliseconds, of a PostgreSQL server since it was started, sessions that have
 * ended included.
 *
 * @param postmaster the process id of the server.
 * @returns undefined where there is no Linux to ask.
 */
export function readPostgresCpuMs(postmaster: number): number | undefined {
  const server = readTimes(postmaster);
  if (server === undefined) return undefined;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readTimes(Number(name)))
    .filter((times) => times?.parent === postmaster);
  const childTicks = children.reduce((sum, times) => sum + (times?.ticks ?? 0), 0);
  return (server.ticks + server.childTicks + childTicks) * msPerTick;
}

/** See proc_pid_stat(5); the fields are counted from behind the name, which may contain anything. */
function readTimes(pid: number): ProcessTimes | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticksAt = (field: number): number => Number(fields[field]);
  return {
    parent: ticksAt(1),
    ticks: ticksAt(11) + ticksAt(12),
    childTicks: ticksAt(13) + ticksAt(14),
  };
}
