// What stands in the form's place when nothing is left to do.
import type { ReactNode } from 'react';

import { useFocus } from '../parts/use-focus.ts';

interface EndingProps {
  readonly status: 'succeeded' | 'processing' | 'canceled';
  readonly text: string;
  /** Whether the customer was in the middle of it, so that the focus, which was in the form, needs a place. */
  readonly hasJustEnded: boolean;
}

export function Ending({ status, text, hasJustEnded }: EndingProps): ReactNode {
  const ending = useFocus<HTMLDivElement>(hasJustEnded ? status : null);
  return (
    <div ref={ending} className="billhook-ending" data-status={status} role="status" tabIndex={-1}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={marks[status]} />
      </svg>
      <p>{text}</p>
    </div>
  );
}

const marks: Readonly<Record<EndingProps['status'], string>> = {
  succeeded: 'M5 12.5l4.5 4.5L19 7.5',
  processing: 'M12 6v6l4 2.5',
  canceled: 'M7 12h10',
};
