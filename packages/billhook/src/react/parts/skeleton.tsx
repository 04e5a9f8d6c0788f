// Stands where something is going to be, in about its size.
import type { ReactNode } from 'react';

interface SkeletonProps {
  /** How many lines are expected. */
  readonly lines: number;
  /** What is said of it to those who do not see it. */
  readonly label: string;
}

export function Skeleton({ lines, label }: SkeletonProps): ReactNode {
  return (
    <div className="billhook-skeleton" role="status">
      <span className="billhook-unseen">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="billhook-bone" aria-hidden="true" />
      ))}
    </div>
  );
}
