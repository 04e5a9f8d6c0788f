// The states of a form and the ways between them. Pure: what happens in a state is the form's business.
//
//     opening ──► preparing ──► ready ◄──► working ──► settled
//        │            │
//        └──────► unavailable (and from there, by the customer's wish, opening again)
//
// A payment that has been made already goes from opening to settled.
import type { Stripe } from '@stripe/stripe-js';

import type { Intent, Problem, Settlement } from './settlement.ts';

/** Stripe.js is there, and the intent is known. */
export interface Opened<Each extends Intent> {
  readonly stripe: Stripe;
  readonly intent: Each;
}

export type FormState<Each extends Intent> =
  /** Stripe.js and the intent are being loaded. `attempt` counts, so that each one is an attempt of its own. */
  | { readonly name: 'opening'; readonly attempt: number }
  /** They could not be. `mayRetry` is false when another attempt would fail of the same thing. */
  | { readonly name: 'unavailable'; readonly attempt: number; readonly mayRetry: boolean }
  /** `preparing`: the fields are being loaded. `working`: the intent is being confirmed. */
  | {
      readonly name: 'preparing' | 'ready' | 'working';
      readonly attempt: number;
      readonly opened: Opened<Each>;
      /** What the last attempt failed of. */
      readonly problem: Problem | null;
    }
  | { readonly name: 'settled'; readonly settlement: Settlement<Each> };

export type FormEvent<Each extends Intent> =
  | { readonly type: 'opened'; readonly opened: Opened<Each>; readonly problem: Problem | null }
  | { readonly type: 'failed to load'; readonly mayRetry: boolean }
  | { readonly type: 'retried' }
  | { readonly type: 'fields are ready' }
  | { readonly type: 'submitted' }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'settled'; readonly settlement: Settlement<Each> };

/** The state before anything has happened. */
export const initialState: { readonly name: 'opening'; readonly attempt: number } = {
  name: 'opening',
  attempt: 1,
};

/** The state that follows; the same one when the event has no meaning in it, such as a second click. */
export function nextState<Each extends Intent>(
  state: FormState<Each>,
  event: FormEvent<Each>,
): FormState<Each> {
  if (state.name === 'settled') return state;
  switch (event.type) {
    case 'opened': {
      if (state.name !== 'opening') return state;
      const { opened, problem } = event;
      return { name: 'preparing', attempt: state.attempt, opened, problem };
    }
    case 'failed to load': {
      const isLoading = state.name === 'opening' || state.name === 'preparing';
      if (!isLoading) return state;
      return { name: 'unavailable', attempt: state.attempt, mayRetry: event.mayRetry };
    }
    case 'retried':
      return state.name === 'unavailable' && state.mayRetry
        ? { name: 'opening', attempt: state.attempt + 1 }
        : state;
    case 'fields are ready':
      return state.name === 'preparing' ? { ...state, name: 'ready' } : state;
    case 'submitted':
      return state.name === 'ready' ? { ...state, name: 'working', problem: null } : state;
    case 'refused':
      return state.name === 'working' ? { ...state, name: 'ready', problem: event.problem } : state;
    case 'settled':
      return { name: 'settled', settlement: event.settlement };
  }
}
