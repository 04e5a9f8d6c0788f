// One saved payment method, and the question before it is removed.
import { type ReactNode, useEffect, useRef, useState } from 'react';

import { systemClock } from '../../clock/clock.ts';
import { Alert } from '../parts/alert.tsx';
import type { FormTexts } from '../texts/texts.ts';
import { expiryOf, nameOf } from './describe-method.ts';
import type { ListedMethod } from './listed-method.ts';

interface MethodRowProps {
  readonly method: ListedMethod;
  readonly texts: FormTexts;
  /** Whether it is being changed. */
  readonly isBusy: boolean;
  /** Whether the last change failed. */
  readonly hasFailed: boolean;
  readonly onDefault?: () => void;
  readonly onRemove?: () => void;
}

export function MethodRow(props: MethodRowProps): ReactNode {
  const { method, texts, isBusy, hasFailed, onDefault, onRemove } = props;
  const [isAsking, setIsAsking] = useState(false);
  const removeButton = useRef<HTMLButtonElement>(null);
  const keepButton = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (isAsking) keepButton.current?.focus();
    else if (wasAsking.current) removeButton.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);

  const name = nameOf(method, texts);
  const fill = (text: string): string => text.replace('{method}', name);
  const expiry = expiryOf(method, texts, systemClock.now());
  return (
    <li className="billhook-method" aria-busy={isBusy}>
      <div className="billhook-method-name">
        <strong>{name}</strong>
        {method.isDefault && <span className="billhook-badge">{texts.isDefault}</span>}
        {expiry !== null && <span className="billhook-quiet">{expiry}</span>}
      </div>
      {isAsking ? (
        <div
          className="billhook-actions"
          role="group"
          aria-label={fill(texts.confirmRemoval)}
          onKeyDown={({ key }) => key === 'Escape' && setIsAsking(false)}
        >
          <span>{fill(texts.confirmRemoval)}</span>
          <Small danger label={fill(texts.removeMethod)} isBusy={isBusy} onClick={onRemove}>
            {texts.remove}
          </Small>
          <button
            ref={keepButton}
            type="button"
            className="billhook-small"
            onClick={() => setIsAsking(false)}
          >
            {texts.keep}
          </button>
        </div>
      ) : (
        <div className="billhook-actions">
          {onDefault && !method.isDefault && (
            <Small label={fill(texts.makeMethodDefault)} isBusy={isBusy} onClick={onDefault}>
              {texts.makeDefault}
            </Small>
          )}
          {onRemove && (
            <button
              ref={removeButton}
              type="button"
              className="billhook-small"
              aria-label={fill(texts.removeMethod)}
              onClick={() => setIsAsking(true)}
            >
              {texts.remove}
            </button>
          )}
        </div>
      )}
      {hasFailed && <Alert focusFor={null}>{texts.changeFailed}</Alert>}
    </li>
  );
}

interface SmallProps {
  /** What is done to which one, for those who hear the button without its row. */
  readonly label: string;
  readonly isBusy: boolean;
  readonly danger?: boolean;
  readonly onClick: (() => void) | undefined;
  readonly children: ReactNode;
}

function Small({ label, isBusy, danger = false, onClick, children }: SmallProps): ReactNode {
  return (
    <button
      type="button"
      className={danger ? 'billhook-small billhook-danger' : 'billhook-small'}
      aria-label={label}
      aria-disabled={isBusy}
      onClick={isBusy ? undefined : onClick}
    >
      {children}
    </button>
  );
}
