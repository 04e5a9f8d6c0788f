// One attempt to open a form or to confirm what is in it, up to the event that its outcome is.
import type { Stripe, StripeError } from '@stripe/stripe-js';

import type { FormTexts } from '../texts/texts.ts';
import type { FormEvent } from './form-state.ts';
import type { Answer, Confirmation, IntentKind } from './intent-kind.ts';
import { lastProblem, type Intent, problemOf, settlementOf } from './settlement.ts';

export interface Attempt<Each extends Intent> {
  readonly kind: IntentKind<Each>;
  readonly clientSecret: string;
  readonly locale: string;
  readonly texts: FormTexts;
  /** Told of what the customer isn't: failures of the connection and mistakes of the integration. */
  readonly onError: (error: unknown) => void;
}

/** Loads Stripe.js and the intent. */
export async function open<Each extends Intent>(
  loadStripeJs: () => Promise<Stripe>,
  { kind, clientSecret, locale, onError }: Attempt<Each>,
): Promise<FormEvent<Each>> {
  try {
    const stripe = await loadStripeJs();
    const { intent, error } = await kind.retrieve(stripe, clientSecret);
    if (error !== undefined) {
      onError(error);
      return { type: 'failed to load', mayRetry: mayPass(error) };
    }
    const settlement = settlementOf(intent);
    if (settlement !== null) return { type: 'settled', settlement };
    // It may have been tried before, such as when the customer comes back from a page of their bank's.
    const problem = lastProblem(intent, locale);
    return {
      type: 'opened',
      opened: { stripe, intent },
      problem: problem && { ...problem, takesFocus: false },
    };
  } catch (error) {
    onError(error);
    return { type: 'failed to load', mayRetry: true };
  }
}

/** Confirms the intent. An outcome that was lost on the way is looked up. */
export async function confirm<Each extends Intent>(
  confirmation: Confirmation,
  attempt: Attempt<Each>,
): Promise<FormEvent<Each>> {
  const { kind, locale } = attempt;
  const answer = await answered(async () => kind.confirm(confirmation), attempt);
  const problem = answer?.error === undefined ? null : problemOf(answer.error, locale);
  if (problem !== null) return { type: 'refused', problem };
  if (answer?.error !== undefined) attempt.onError(answer.error);
  return (answer?.intent && endOf(answer.intent, attempt)) ?? lookUp(confirmation.stripe, attempt);
}

/** Whether a load that failed of the error may succeed another time. */
export function mayPass({ type }: Pick<StripeError, 'type'>): boolean {
  return type === 'api_connection_error' || type === 'api_error' || type === 'rate_limit_error';
}

async function lookUp<Each extends Intent>(
  stripe: Stripe,
  attempt: Attempt<Each>,
): Promise<FormEvent<Each>> {
  const { kind, clientSecret, texts } = attempt;
  const answer = await answered(async () => kind.retrieve(stripe, clientSecret), attempt);
  const known = answer?.intent && endOf(answer.intent, attempt);
  // Another attempt is safe either way: an intent is paid once and no more.
  return known ?? { type: 'refused', problem: { message: texts.unreachable, takesFocus: true } };
}

/** What is known of an intent that has been confirmed; null if it tells nothing. */
function endOf<Each extends Intent>(
  intent: Each,
  { locale }: Attempt<Each>,
): FormEvent<Each> | null {
  const settlement = settlementOf(intent);
  if (settlement !== null) return { type: 'settled', settlement };
  const problem = lastProblem(intent, locale);
  return problem && { type: 'refused', problem };
}

async function answered<Each extends Intent>(
  call: () => Promise<Answer<Each>>,
  { onError }: Attempt<Each>,
): Promise<Answer<Each> | null> {
  try {
    return await call();
  } catch (error) {
    onError(error);
    return null;
  }
}
