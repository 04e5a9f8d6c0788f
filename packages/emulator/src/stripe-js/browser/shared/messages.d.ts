// What the page and the frame of an element say to each other. Nothing of it holds what was typed
// into a card's fields: a page is told how far they are filled in, and what came of a request.
import type { Appearance, StripeElementStyle, StripeError } from '@stripe/stripe-js';

/** The page's first message; the port for all others comes with it. */
export interface Connect {
  source: 'billhook-stripe-js';
  key: string;
  account: string | null;
  /** Names the frames whose fields belong to one card. */
  group: string;
  options: ElementOptions;
  appearance: Appearance;
}

/** The options of all elements, as far as they mean something here. */
export interface ElementOptions {
  style?: StripeElementStyle;
  placeholder?: string;
  disabled?: boolean;
  readOnly?: boolean;
  hidePostalCode?: boolean;
  hideIcon?: boolean;
  showIcon?: boolean;
  value?: { postalCode?: string };
  defaultValues?: { billingDetails?: { address?: { country?: string; postal_code?: string } } };
  fields?: { billingDetails?: BillingFields };
}

type BillingFields =
  | 'auto'
  | 'never'
  | { address?: 'auto' | 'never' | 'if_required' | { country?: string; postalCode?: string } };

/** A request with the card of the frame in it. */
export interface CardRequest {
  to: 'payment_methods' | 'confirmation_tokens' | 'tokens' | IntentId;
  /** The parameters besides the card. */
  fields: { readonly [name: string]: unknown };
}

export interface IntentId {
  kind: 'payment_intent' | 'setup_intent';
  id: string;
}

export type Ask =
  | { ask: 'update'; options: ElementOptions; appearance: Appearance }
  | { ask: 'focus' | 'blur' | 'clear' }
  | { ask: 'validate' }
  | { ask: 'send'; request: CardRequest };

/** What an ask came to; empty for those that are done at once. */
export interface Reply {
  value?: object | undefined;
  error?: StripeError | undefined;
}

export type ToFrame = Ask & { id: number };

export type FromFrame = { id: number; reply: Reply } | FrameEvent;

export type FrameEvent =
  | { event: 'ready' | 'focus' | 'blur' | 'escape' | 'enter' }
  | { event: 'change'; state: CardState }
  | { event: 'resize'; height: number };

/** How far the fields are filled in. */
export interface CardState {
  empty: boolean;
  complete: boolean;
  error: { type: 'validation_error'; code: string; message: string } | null;
  brand: string;
  country: string | null;
  postalCode: string | null;
}
