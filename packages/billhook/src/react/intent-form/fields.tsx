// Stripe's fields and the button. The fields are frames of Stripe's own: what is typed there never reaches this
// page, or its server. https://docs.stripe.com/payments/payment-element
import { PaymentElement, useElements } from '@stripe/react-stripe-js';
import type { ReactNode, SubmitEvent } from 'react';

import { Alert } from '../parts/alert.tsx';
import { BusyButton } from '../parts/busy-button.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { type Attempt, confirm, mayPass } from './attempt.ts';
import type { FormProps } from './form-props.ts';
import type { FormEvent, FormState } from './form-state.ts';
import type { Intent } from './settlement.ts';

interface FieldsProps<Each extends Intent> {
  readonly state: Extract<FormState<Each>, { name: 'preparing' | 'ready' | 'working' }>;
  readonly dispatch: (event: FormEvent<Each>) => void;
  readonly attempt: Attempt<Each>;
  readonly form: FormProps;
}

export function Fields<Each extends Intent>(props: FieldsProps<Each>): ReactNode {
  const { state, dispatch, attempt, form } = props;
  const { kind, texts, locale } = attempt;
  const elements = useElements();
  const { stripe, intent } = state.opened;
  const isWorking = state.name === 'working';

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (state.name !== 'ready' || elements === null) return;
    dispatch({ type: 'submitted' });
    const returnUrl = form.returnUrl ?? window.location.href;
    void confirm({ stripe, elements, returnUrl }, attempt).then(dispatch);
  };
  return (
    <form className="billhook-form" onSubmit={submit} aria-busy={isWorking} noValidate>
      <div className="billhook-fields" data-ready={state.name !== 'preparing'}>
        {state.name === 'preparing' && <Skeleton lines={3} label={texts.loading} />}
        <PaymentElement
          {...(form.fields !== undefined && { options: form.fields })}
          onReady={() => dispatch({ type: 'fields are ready' })}
          onLoadError={({ error }) => {
            attempt.onError(error);
            dispatch({ type: 'failed to load', mayRetry: mayPass(error) });
          }}
        />
      </div>
      {form.children}
      {state.problem !== null && (
        <Alert focusFor={state.problem.takesFocus ? state.problem : null}>
          <p>{state.problem.message}</p>
        </Alert>
      )}
      <BusyButton type="submit" busy={isWorking} waiting={state.name === 'preparing'}>
        {kind.buttonLabel(intent, texts, locale)}
      </BusyButton>
      <p className="billhook-note" role="status">
        {isWorking ? texts.working : ''}
      </p>
    </form>
  );
}
