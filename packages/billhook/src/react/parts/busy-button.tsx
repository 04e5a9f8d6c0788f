// A button that says when it is at work. It is never disabled, because a disabled button drops the focus; a click
// while it works does nothing.
import type { ReactNode } from 'react';

interface BusyButtonProps {
  readonly type: 'button' | 'submit';
  readonly busy: boolean;
  /** Cannot be used yet. */
  readonly waiting?: boolean;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

export function BusyButton(props: BusyButtonProps): ReactNode {
  const { type, busy, waiting = false, onClick, children } = props;
  const isIdle = !busy && !waiting;
  return (
    <button
      className="billhook-button"
      type={type}
      aria-disabled={!isIdle}
      aria-busy={busy}
      onClick={isIdle ? onClick : undefined}
    >
      {busy && <span className="billhook-spinner" aria-hidden="true" />}
      <span>{children}</span>
    </button>
  );
}
