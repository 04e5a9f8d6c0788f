/**
 * What the hosted page is told of its session: what is bought, for how much, and how far the
 * payment is. Stripe's own page has such an object too; its form is not public, this one is ours.
 */
import type Stripe from 'stripe';

import type { StripeObjects } from '../../objects/object-types.ts';
import type { Wire } from '../../objects/wire.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { accountOf, businessNameOf } from '../accounts/open-account.ts';
import type { Session } from '../checkout-sessions/object.ts';
import { lineItemsOf } from '../checkout-sessions/session-lines.ts';
import { successUrlFor } from '../checkout-sessions/urls.ts';
import { challengeUrl } from '../payment-intents/challenge.ts';

/** A payment page; amounts are in the currency's minor unit. */
export interface PaymentPage {
  id: string;
  object: 'payment_page';
  session_id: string;
  mode: Session['mode'];
  status: Session['status'];
  payment_status: Session['payment_status'];
  currency: string | null;
  amount_total: number | null;
  amount_subtotal: number | null;
  merchant: { display_name: string };
  customer_email: string | null;
  /** True when the address came with the session, and can't be changed on the page. */
  email_locked: boolean;
  submit_type: Session['submit_type'];
  success_url: string | null;
  cancel_url: string | null;
  line_items: PaymentPageLine[];
  payment_intent: PaymentPageIntent | null;
  /** What saves the card, in a session that takes no money. */
  setup_intent: PaymentPageIntent | null;
}

export interface PaymentPageLine {
  id: string;
  name: string;
  description: string | null;
  /** The address of a picture of the product. */
  image: string | null;
  quantity: number;
  amount_total: number;
  unit_amount: number | null;
  recurring: { interval: string; interval_count: number } | null;
}

export interface PaymentPageIntent {
  id: string;
  status: string;
  /** Where the customer proves to their bank who they are; null when nothing is asked of them. */
  next_action_url: string | null;
  /** A payment's last error, or a set-up's. */
  last_payment_error: { code: string; decline_code?: string; message: string } | null;
}

/** The page of a session as it is now. */
export function paymentPageOf(unit: UnitOfWork, session: Session): PaymentPage {
  const record = unit.mustGet('_checkout_payment', session.id);
  const known = session.customer_details?.email ?? null;
  return {
    id: record.paymentPage,
    object: 'payment_page',
    session_id: session.id,
    mode: session.mode,
    status: session.status,
    payment_status: session.payment_status,
    currency: session.currency,
    amount_total: session.amount_total,
    amount_subtotal: session.amount_subtotal,
    merchant: { display_name: businessNameOf(accountOf(unit)) },
    customer_email: known ?? record.email,
    email_locked: known !== null,
    submit_type: session.submit_type,
    success_url: successUrlFor(session),
    cancel_url: session.cancel_url,
    line_items: lineItemsOf(unit, session.id).map((line) => pageLine(unit, line)),
    payment_intent:
      record.paymentIntent === null
        ? null
        : pageIntent(unit.mustGet('payment_intent', record.paymentIntent)),
    setup_intent:
      session.setup_intent === null
        ? null
        : pageIntent(unit.mustGet('setup_intent', session.setup_intent)),
  };
}

function pageLine(unit: UnitOfWork, line: Wire<Stripe.LineItem>): PaymentPageLine {
  const product = line.price === null ? undefined : unit.get('product', line.price.product);
  const recurring = line.price?.recurring ?? null;
  return {
    id: line.id,
    name: line.description ?? '',
    description: product?.description ?? null,
    image: product?.images[0] ?? null,
    quantity: line.quantity ?? 1,
    amount_total: line.amount_total,
    unit_amount: line.price?.unit_amount ?? null,
    recurring: recurring && {
      interval: recurring.interval,
      interval_count: recurring.interval_count,
    },
  };
}

function pageIntent(
  intent: StripeObjects['payment_intent'] | StripeObjects['setup_intent'],
): PaymentPageIntent {
  const error =
    intent.object === 'payment_intent' ? intent.last_payment_error : intent.last_setup_error;
  return {
    id: intent.id,
    status: intent.status,
    next_action_url: challengeUrl(intent),
    last_payment_error: error && {
      code: error.code ?? error.type,
      ...(error.decline_code !== undefined && { decline_code: error.decline_code }),
      message: error.message ?? '',
    },
  };
}
