// Says whether a process is there. Signal 0 is delivered to nobody; it only asks.

/** True when a process of this id exists, whoever owns it. A zombie counts as existing. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
