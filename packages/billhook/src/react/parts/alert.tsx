// What went wrong, said at once to those who hear the page, and with the focus on it for those who use the keyboard.
import type { ReactNode } from 'react';

import { useFocus } from './use-focus.ts';

interface AlertProps {
  /** What is focused for: the alert takes the focus each time that this is another value; not for null. */
  readonly focusFor: unknown;
  readonly children: ReactNode;
}

export function Alert({ focusFor, children }: AlertProps): ReactNode {
  const alert = useFocus<HTMLDivElement>(focusFor);
  return (
    <div ref={alert} className="billhook-alert" role="alert" tabIndex={-1}>
      {children}
    </div>
  );
}
