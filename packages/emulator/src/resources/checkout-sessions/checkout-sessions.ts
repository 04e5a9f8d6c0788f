/**
 * Checkout sessions: what somebody is about to buy, and the page where they pay for it.
 * https://docs.stripe.com/api/checkout/sessions
 */
import type Stripe from 'stripe';

import { embeddedList, inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { resourceMissing, unsupported } from '../../http/stripe-error.ts';
import { mergeMetadata } from '../../objects/metadata.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Resource } from '../resource.ts';
import { completeSession, sessionPaidBy } from './complete-session.ts';
import { createSession, expiryTask } from './create-session.ts';
import { expireSession, expireWhenDue } from './expire-session.ts';
import type { Session } from './object.ts';
import { lineItemsOf } from './session-lines.ts';

export const checkoutSessions: Resource = {
  operations: [
    operation('POST /v1/checkout/sessions', createSession),

    operation('GET /v1/checkout/sessions/{id}', ({ ids: [id = ''], unit }) =>
      findSession(unit, id),
    ),

    operation('POST /v1/checkout/sessions/{id}', ({ ids: [id = ''], parameters, unit }) => {
      const session = findSession(unit, id);
      refuseUnsupportedChange(parameters);
      const metadata = mergeMetadata(session.metadata ?? {}, parameters.metadata);
      return unit.update('checkout.session', id, { metadata });
    }),

    operation('POST /v1/checkout/sessions/{id}/expire', ({ ids: [id = ''], unit }) =>
      expireSession(unit, findSession(unit, id)),
    ),

    operation('GET /v1/checkout/sessions/{id}/line_items', ({ ids: [id = ''], parameters, unit }) =>
      page({
        objects: lineItemsOf(unit, findSession(unit, id).id),
        parameters,
        url: lineItemsUrl(id),
        noun: 'item',
      }),
    ),

    operation('GET /v1/checkout/sessions', ({ parameters, unit }) =>
      page({
        objects: unit.all('checkout.session'),
        parameters,
        url: '/v1/checkout/sessions',
        noun: 'checkout.session',
        where: (session) => isWanted(session, parameters),
      }),
    ),
  ],

  includables: {
    'checkout.session': {
      line_items: (unit, id) => embeddedList(lineItemsOf(unit, id), lineItemsUrl(id)),
    },
  },

  dueTasks: { [expiryTask]: expireWhenDue },

  reactions: {
    // However the payment came to its end, on the page or through 3D Secure, the session follows it.
    'payment_intent.succeeded': completeWhenPaid,
    'payment_intent.amount_capturable_updated': completeWhenPaid,
    'setup_intent.succeeded': completeWhenSetUp,
  },
};

/** The session with this id; throws Stripe's 404 when there is none. */
export function findSession(unit: UnitOfWork, id: string): Session {
  const session = unit.get('checkout.session', id);
  if (session === undefined) throw resourceMissing('checkout.session', id);
  return session;
}

function completeWhenPaid(unit: UnitOfWork, paymentIntent: string): void {
  const session = sessionPaidBy(unit, paymentIntent);
  if (session === undefined) return;
  completeSession(unit, session.id, unit.mustGet('payment_intent', paymentIntent));
}

function completeWhenSetUp(unit: UnitOfWork, setupIntent: string): void {
  const session = unit
    .all('checkout.session')
    .find((candidate) => candidate.setup_intent === setupIntent && candidate.status === 'open');
  if (session !== undefined) completeSession(unit, session.id, null);
}

function lineItemsUrl(session: string): string {
  return `/v1/checkout/sessions/${session}/line_items`;
}

function isWanted(session: Session, wanted: Stripe.Checkout.SessionListParams): boolean {
  const { customer, customer_details: details, payment_intent: intent } = wanted;
  return (
    inRange(session.created, wanted.created) &&
    (customer === undefined || session.customer === customer) &&
    (details === undefined || session.customer_details?.email === details.email) &&
    (intent === undefined || session.payment_intent === intent) &&
    (wanted.payment_link === undefined || session.payment_link === wanted.payment_link) &&
    (wanted.status === undefined || session.status === wanted.status) &&
    (wanted.subscription === undefined || session.subscription === wanted.subscription)
  );
}

function refuseUnsupportedChange(parameters: Stripe.Checkout.SessionUpdateParams): void {
  const { expand: _, metadata: __, ...others } = parameters;
  const [param] = Object.keys(others);
  if (param !== undefined) throw unsupported(`changing the ${param} of a session`, param);
}
