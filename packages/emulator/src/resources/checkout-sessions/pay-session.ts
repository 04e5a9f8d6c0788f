/**
 * Paying a session, as the hosted page does for the person in front of it. A declined card leaves
 * the session open, to be tried again with another one.
 * https://docs.stripe.com/payments/checkout/how-checkout-works
 */
import { invalidRequest } from '../../http/stripe-error.ts';
import type { StripeObjects } from '../../objects/object-types.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { confirmPaymentIntent } from '../payment-intents/confirm.ts';
import { createPaymentIntent } from '../payment-intents/create.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import { resolvePaymentMethod } from '../payment-methods/resolve.ts';
import { confirmSetupIntent } from '../setup-intents/confirm.ts';
import type { CheckoutPaymentRecord } from './checkout-payment-record.ts';
import { completeSession } from './complete-session.ts';
import type { Session } from './object.ts';
import { customerWhoPays } from './paying-customer.ts';
import { invalidEmail, isEmail, missing } from './session-rules.ts';

/** What the page sends when the customer presses the button. */
export interface Payment {
  /** The id of the payment method made from the card; not needed when there is nothing to pay. */
  paymentMethod: string | undefined;
  /** The total that the customer was shown, in the currency's minor unit. */
  expectedAmount: number | undefined;
  email: string | undefined;
  name: string | undefined;
  /** Where the emulator is reached, without a trailing slash. */
  baseUrl: string;
}

/**
 * Tries to pay an open session. It is complete afterwards, or its payment intent asks for 3D Secure.
 *
 * @throws StripeError when the session isn't open, the total is another one than the customer was
 *   shown, or the card is declined.
 */
export function paySession(unit: UnitOfWork, session: Session, payment: Payment): void {
  checkPayable(session, payment);
  const record = unit.mustGet('_checkout_payment', session.id);
  if (session.mode === 'setup') {
    setUpForLater(unit, session, payment);
    return;
  }
  if (session.amount_total === 0) {
    const email = emailOf(session, payment, null);
    unit.update('_checkout_payment', session.id, { email, name: payment.name ?? null });
    completeSession(unit, session.id, null);
    return;
  }
  const { method, noted, customer } = whoPaysWithWhat(unit, session, payment);
  const intent = record.paymentIntent ?? createIntent(unit, session, { ...noted, customer });
  confirmPaymentIntent(unit, intent, {
    paymentMethod: method.id,
    offSession: false,
    baseUrl: payment.baseUrl,
  });
}

/** Saves the card by the session's setup intent, whose success completes the session. */
function setUpForLater(unit: UnitOfWork, session: Session, payment: Payment): void {
  const { method, customer } = whoPaysWithWhat(unit, session, payment);
  const { setup_intent: intent } = session;
  if (intent === null) throw new Error(`Nothing is set up in ${session.id}`);
  if (customer !== null) unit.update('setup_intent', intent, { customer });
  confirmSetupIntent(unit, intent, {
    paymentMethod: method.id,
    baseUrl: payment.baseUrl,
    returnUrl: null,
  });
}

/** What was typed on the page, noted; and the customer that it belongs to, if there is to be one. */
function whoPaysWithWhat(
  unit: UnitOfWork,
  session: Session,
  payment: Payment,
): { method: PaymentMethod; noted: CheckoutPaymentRecord; customer: string | null } {
  if (payment.paymentMethod === undefined) throw missing('payment_method');
  const method = resolvePaymentMethod(unit, payment.paymentMethod, 'payment_method');
  const noted = unit.update('_checkout_payment', session.id, {
    baseUrl: payment.baseUrl,
    email: emailOf(session, payment, method.billing_details.email),
    name: payment.name ?? method.billing_details.name,
  });
  const customer = customerWhoPays(unit, session, noted, method.billing_details.address);
  return { method, noted, customer };
}

function checkPayable(session: Session, { expectedAmount }: Payment): void {
  if (session.status !== 'open') {
    throw invalidRequest('This Checkout Session is no longer active.', {
      code: 'checkout_not_active_session',
    });
  }
  const total = session.amount_total ?? 0;
  if (expectedAmount !== undefined && expectedAmount !== total) {
    throw invalidRequest(
      `The total of this Checkout Session is ${total}, and not the expected ` +
        `${expectedAmount}. Load the page again to see the current total.`,
      { code: 'checkout_amount_mismatch', param: 'expected_amount' },
    );
  }
}

function emailOf(session: Session, payment: Payment, onCard: string | null): string {
  const known = session.customer_details?.email ?? null;
  const email = known ?? (payment.email === '' ? undefined : payment.email) ?? onCard;
  if (email === null) throw missing('email');
  if (!isEmail(email)) throw invalidEmail(email, 'email');
  return email;
}

/** The payment intent of the session, made at the first attempt. */
function createIntent(
  unit: UnitOfWork,
  session: Session,
  { paymentIntentData, customer }: CheckoutPaymentRecord,
): string {
  const forSubscription = session.mode === 'subscription';
  const intent: StripeObjects['payment_intent'] = createPaymentIntent(unit, {
    ...paymentIntentData,
    amount: session.amount_total ?? 0,
    currency: session.currency ?? '',
    allowed_payment_method_types: ['card'],
    ...(customer !== null && { customer }),
    ...(forSubscription && {
      description: 'Subscription creation',
      setup_future_usage: 'off_session',
    }),
  });
  unit.update('_checkout_payment', session.id, { paymentIntent: intent.id });
  // In subscription mode the intent belongs to the invoice, and is found through it.
  if (!forSubscription) {
    unit.update('checkout.session', session.id, { payment_intent: intent.id });
  }
  return intent.id;
}
