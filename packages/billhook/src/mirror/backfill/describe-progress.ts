// How far a backfill has come, in one line for a terminal or a log.
import type { BackfillProgress } from './backfill-progress.ts';

const barWidth = 24;

/** Such as `█████░░░ 62 %  186,000 objects  1,850/s  about 1 min left`. */
export function describeProgress(progress: BackfillProgress): string {
  const { objects, objectsPerSecond, fraction, etaMs } = progress;
  const filled = Math.floor(fraction * barWidth);
  return [
    '█'.repeat(filled) + '░'.repeat(barWidth - filled),
    ` ${Math.floor(fraction * 100)} %`,
    `  ${objects.toLocaleString('en-US')} objects`,
    `  ${Math.round(objectsPerSecond).toLocaleString('en-US')}/s`,
    `  ${describeRest(etaMs)}`,
  ].join('');
}

function describeRest(etaMs: number | null): string {
  if (etaMs === null) return 'not known yet how long it will take';
  if (etaMs === 0) return 'done';
  const seconds = Math.ceil(etaMs / 1_000);
  if (seconds < 90) return `about ${seconds} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`;
}
