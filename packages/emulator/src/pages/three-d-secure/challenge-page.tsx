/**
 * The page of the cardholder's bank, as Stripe's test mode plays it: one button completes the 3D
 * Secure check and one fails it. It stands in a frame of the checkout page, or is a page of its own
 * that sends the person back to the merchant's `return_url`.
 * https://docs.stripe.com/payments/3d-secure
 */
import type { Context, Hono } from 'hono';

import { accountOf, businessNameOf } from '../../resources/accounts/open-account.ts';
import { challengeReturnUrl } from '../../resources/payment-intents/challenge.ts';
import type { Store } from '../../store/store.ts';
import { sendPage, type DocumentParts } from '../document.tsx';
import { webLink } from '../web-link.ts';
import { challengedIntent, resolveChallenge, type ChallengedIntent } from './challenged-intent.ts';
import { Answered, Challenge, NothingToCheck } from './challenge.tsx';
import { embedderOf, framedBy } from './embedder.ts';
import { withOutcome } from './return-url.ts';

/** Adds `GET` and `POST /3d_secure/{intent}`, for payment intents and setup intents. */
export function addChallengePage(app: Hono, store: Store): void {
  app.get('/3d_secure/:intent', (context) => {
    const intent = findIntent(store, context);
    if (intent === null) return noSuchCheck(context);
    if (intent.status !== 'requires_action') return nothingToCheck(context);
    const charged = intent.payment_method;
    const card = charged === null ? null : store.collection('payment_method').get(charged)?.card;
    return send(context, intent, {
      title: intent.object === 'payment_intent' ? 'Confirm your payment' : 'Confirm your card',
      children: (
        <Challenge
          intent={intent}
          merchant={store.run((unit) => businessNameOf(accountOf(unit)))}
          lastFour={card?.last4 ?? null}
        />
      ),
    });
  });

  app.post('/3d_secure/:intent', async (context) => {
    const { result } = await context.req.parseBody();
    const intent = findIntent(store, context);
    if (intent === null) return noSuchCheck(context);
    if (intent.status !== 'requires_action') return nothingToCheck(context);
    const returnUrl = webLink(challengeReturnUrl(intent));
    const answer = result === 'complete' ? 'complete' : 'fail';
    const resolved = resolveChallenge(store, intent, answer);
    if (returnUrl !== null) return context.redirect(withOutcome(returnUrl, resolved), 303);
    return send(context, intent, {
      title: 'Thank you',
      answered: true,
      children: <Answered completed={answer === 'complete'} />,
    });
  });
}

/** The intent in the path, unless the link carries the secret of another one. */
function findIntent(store: Store, context: Context): ChallengedIntent | null {
  const intent = challengedIntent(store, context.req.param('intent') ?? '');
  const secret = context.req.query('client_secret');
  if (intent === undefined) return null;
  return secret === undefined || secret === intent.client_secret ? intent : null;
}

function send(
  context: Context,
  intent: ChallengedIntent,
  { title, answered = false, children }: ChallengeDocument,
): Response | Promise<Response> {
  const embedder = embedderOf(context, intent);
  const data = {
    'data-intent': intent.id,
    'data-answered': String(answered),
    ...(embedder !== null && { 'data-embedder': embedder }),
  };
  return sendPage(
    context,
    { title, kind: 'challenge', script: 'challenge-frame.js', data, children },
    { frameAncestors: framedBy(embedder) },
  );
}

interface ChallengeDocument extends Pick<DocumentParts, 'title' | 'children'> {
  answered?: boolean;
}

function noSuchCheck(context: Context): Response | Promise<Response> {
  const children = <NothingToCheck text="Your bank knows of no such payment." />;
  return sendPage(
    context,
    { title: 'No such payment', kind: 'challenge', children },
    { status: 404, frameAncestors: "'self'" },
  );
}

function nothingToCheck(context: Context): Response | Promise<Response> {
  const children = <NothingToCheck text="This payment is not waiting for your bank (any more)." />;
  return sendPage(
    context,
    { title: 'Nothing to confirm', kind: 'challenge', children },
    { status: 409, frameAncestors: "'self'" },
  );
}
