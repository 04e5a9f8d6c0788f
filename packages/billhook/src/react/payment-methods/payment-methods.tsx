// The customer's saved payment methods: seen, made the default, removed. Each step goes through the app's own
// endpoints, which know who is asking; the list itself knows nobody.
import { type ReactNode, useRef, useState } from 'react';

import { Alert } from '../parts/alert.tsx';
import { BusyButton } from '../parts/busy-button.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { textsFor } from '../texts/text-for.ts';
import type { FormTexts } from '../texts/texts.ts';
import { useLocale } from '../texts/use-locale.ts';
import { nameOf } from './describe-method.ts';
import type { ListedMethod } from './listed-method.ts';
import { MethodRow } from './method-row.tsx';
import { useMethods } from './use-methods.ts';

export interface PaymentMethodsProps {
  /** Asks your server for `paymentMethods.list`. */
  readonly list: () => Promise<readonly ListedMethod[]>;
  /** Has your server call `paymentMethods.setDefault`; without it, no default can be chosen. */
  readonly setDefault?: (id: string) => Promise<unknown>;
  /** Has your server call `paymentMethods.remove`; without it, nothing can be removed. */
  readonly remove?: (id: string) => Promise<unknown>;
  /** What went wrong: for your logs. The customer is told in the list. */
  readonly onError?: (error: unknown) => void;
  /** A language tag such as 'de-AT'. Default: the `lang` of `<html>`, or the browser's. */
  readonly locale?: string;
  /** Words of your own instead of the list's. */
  readonly texts?: Partial<FormTexts>;
  /** A class for the whole, besides the list's own. */
  readonly className?: string;
}

/** Lists saved payment methods. To have it read them again, such as after another was saved, change its `key`. */
export function PaymentMethods(props: PaymentMethodsProps): ReactNode {
  const { list, onError = ignore, className = '' } = props;
  const locale = useLocale(props.locale);
  const texts = textsFor(locale, props.texts);
  const { methods, hasFailed, changing, reload, change } = useMethods({ list, onError });
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  /** The buttons of a change go when it is made; the focus then goes to the heading, never to nowhere. */
  const act = async (
    method: ListedMethod,
    make: ((id: string) => Promise<unknown>) | undefined,
    announcement: string,
  ): Promise<void> => {
    if (make === undefined) return;
    setSaid('');
    setFailed(null);
    const isMade = await change(method.id, async () => make(method.id));
    if (isMade) {
      setSaid(announcement.replace('{method}', nameOf(method, texts)));
      heading.current?.focus();
    } else setFailed(method.id);
  };
  const { setDefault, remove } = props;
  return (
    <section className={`billhook ${className}`.trim()} lang={locale}>
      <h2 ref={heading} className="billhook-heading" tabIndex={-1}>
        {texts.savedMethods}
      </h2>
      {hasFailed && (
        <Alert focusFor={null}>
          <p>{texts.methodsNotLoaded}</p>
          <BusyButton type="button" busy={false} onClick={() => void reload()}>
            {texts.tryAgain}
          </BusyButton>
        </Alert>
      )}
      {methods === null && !hasFailed && <Skeleton lines={2} label={texts.loading} />}
      {methods?.length === 0 && <p className="billhook-empty">{texts.noSavedMethods}</p>}
      {methods !== null && methods.length > 0 && (
        <ul className="billhook-methods">
          {methods.map((method) => (
            <MethodRow
              key={method.id}
              method={method}
              texts={texts}
              isBusy={changing === method.id}
              hasFailed={failed === method.id}
              {...(setDefault && {
                onDefault: () => void act(method, setDefault, texts.nowDefault),
              })}
              {...(remove && { onRemove: () => void act(method, remove, texts.removed) })}
            />
          ))}
        </ul>
      )}
      <p className="billhook-note" role="status">
        {said}
      </p>
    </section>
  );
}

const ignore = (): void => undefined;
