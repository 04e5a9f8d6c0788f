// The form that pays and that saves cards, in each of its states. What the states are, and what leads from one to
// the next, is in `form-state.ts`; this file shows them.
import { Elements } from '@stripe/react-stripe-js';
import { type ReactNode, useEffect, useReducer, useRef } from 'react';

import { Alert } from '../parts/alert.tsx';
import { BusyButton } from '../parts/busy-button.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useLatest } from '../parts/use-latest.ts';
import { loadStripeJs } from '../stripe-js/load-stripe-js.ts';
import { stripeLocale, textsFor } from '../texts/text-for.ts';
import { useLocale } from '../texts/use-locale.ts';
import { useAppearance } from '../theme/use-appearance.ts';
import { type Attempt, open } from './attempt.ts';
import { Ending } from './ending.tsx';
import { Fields } from './fields.tsx';
import type { FormProps } from './form-props.ts';
import { type FormEvent, type FormState, initialState, nextState } from './form-state.ts';
import type { IntentKind } from './intent-kind.ts';
import type { Intent, Settlement } from './settlement.ts';

interface IntentFormProps<Each extends Intent> {
  readonly kind: IntentKind<Each>;
  readonly form: FormProps;
  /** Called once when it has ended, also when that was before the form was opened. */
  readonly onSettled: (settlement: Settlement<Each>) => void;
}

/** A form for one intent; with another client secret it is another form. */
export function IntentForm<Each extends Intent>(props: IntentFormProps<Each>): ReactNode {
  const { publishableKey, clientSecret } = props.form;
  return <FormOfIntent key={`${publishableKey} ${clientSecret}`} {...props} />;
}

function FormOfIntent<Each extends Intent>(props: IntentFormProps<Each>): ReactNode {
  const { kind, form } = props;
  const locale = useLocale(form.locale);
  const texts = textsFor(locale, form.texts);
  const { clientSecret, onError = ignore } = form;
  const attempt: Attempt<Each> = { kind, clientSecret, locale, texts, onError };
  const [state, dispatch] = useForm(props, attempt);
  const frame = useRef<HTMLElement>(null);
  const appearance = useAppearance(frame, form.appearance);
  const hasOpened = useRef(false);
  if (state.name === 'preparing') hasOpened.current = true;

  const content = (): ReactNode => {
    switch (state.name) {
      case 'opening':
        return <Skeleton lines={3} label={texts.loading} />;
      case 'unavailable':
        return (
          <Alert focusFor={state.attempt > 1 ? state : null}>
            <p>{state.mayRetry ? texts.notLoaded : texts.notAvailable}</p>
            {state.mayRetry && (
              <BusyButton type="button" busy={false} onClick={() => dispatch({ type: 'retried' })}>
                {texts.tryAgain}
              </BusyButton>
            )}
          </Alert>
        );
      case 'settled': {
        const { status } = state.settlement;
        const text = texts[kind.endings[status]];
        return <Ending status={status} text={text} hasJustEnded={hasOpened.current} />;
      }
      case 'preparing':
      case 'ready':
      case 'working':
        return (
          <Elements
            stripe={state.opened.stripe}
            options={{
              clientSecret,
              locale: stripeLocale(locale),
              ...(appearance !== undefined && { appearance }),
            }}
          >
            <Fields state={state} dispatch={dispatch} attempt={attempt} form={form} />
          </Elements>
        );
    }
  };
  return (
    <section
      ref={frame}
      className={`billhook ${form.className ?? ''}`.trim()}
      data-state={state.name}
      lang={locale}
    >
      {content()}
    </section>
  );
}

/** The form's state, opened as often as it takes, and its end reported once. */
function useForm<Each extends Intent>(
  { form, onSettled }: IntentFormProps<Each>,
  attempt: Attempt<Each>,
): [FormState<Each>, (event: FormEvent<Each>) => void] {
  const [state, dispatch] = useReducer<FormState<Each>, [FormEvent<Each>]>(nextState, initialState);
  const latest = useLatest({ form, attempt, onSettled });

  const opening = state.name === 'opening' ? state.attempt : null;
  useEffect(() => {
    if (opening === null) return undefined;
    let isWanted = true;
    const { form: account, attempt: current } = latest.current;
    const run = async (): Promise<void> => {
      const event = await open(async () => loadStripeJs(account), current);
      if (isWanted) dispatch(event);
    };
    void run();
    return () => {
      isWanted = false;
    };
  }, [opening, latest]);

  const settlement = state.name === 'settled' ? state.settlement : null;
  const reported = useRef<Settlement<Each> | null>(null);
  useEffect(() => {
    if (settlement === null || reported.current !== null) return;
    reported.current = settlement;
    latest.current.onSettled(settlement);
  }, [settlement, latest]);
  return [state, dispatch];
}

const ignore = (): void => undefined;
