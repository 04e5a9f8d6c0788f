// The two requests of a recovery: looking at the payment, and going on to the bank. Looking changes nothing, because
// programs that check mails for dangerous links look too.
import type Stripe from 'stripe';

import { moneyFromStripe } from '../../money/money.ts';
import { readBody } from '../../webhooks/read-body.ts';
import { confirmIntent } from '../confirm-payment.ts';
import { outcomeOf, paymentMethodOf } from '../outcome.ts';
import type { PaymentOutcome } from '../payment.ts';
import type { PaymentParts } from '../payment-parts.ts';
import { recoverySegment } from './recovery-link.ts';
import { recoveryHeaders, recoveryPage } from './recovery-page.ts';
import { readRecoverable } from './recovery-request.ts';
import { acceptedLocales, recoveryTexts, type Spoken } from './recovery-texts.ts';

/** The last segment of the path that the button sends to. */
export const authenticateSegment = 'authenticate';

type RecoveryParts = Pick<PaymentParts, 'gate' | 'links' | 'newId' | 'stripe'>;

/** `GET …/recover`: shows how the payment stands. */
export async function answerRecovery(request: Request, parts: RecoveryParts): Promise<Response> {
  const intent = await readRecoverable(new URL(request.url).searchParams, parts);
  const spoken = spokenTo(request);
  if (intent === undefined) return unknownLink(spoken);
  const outcome = outcomeOf(intent, { locale: spoken.language, recoveryUrl: null });
  return respond(200, {
    ...spoken,
    amount: moneyFromStripe(intent.amount, intent.currency),
    message: messageOf(outcome, spoken),
    form: mayGoOn(intent, outcome) ? goOn(intent.id, parts) : null,
  });
}

/** `POST …/authenticate`: confirms the payment with the customer there, and sends them to their bank. */
export async function answerAuthenticate(
  request: Request,
  parts: RecoveryParts,
): Promise<Response> {
  const form = new URLSearchParams(new TextDecoder().decode(await readBody(request)));
  const intent = await readRecoverable(form, parts);
  if (intent === undefined) return unknownLink(spokenTo(request));
  const token = parts.links.tokenOf(intent.id);
  // Relative, because only the browser knows for sure how it got here.
  const back = `${recoverySegment}?payment_intent=${encodeURIComponent(intent.id)}&token=${token}`;
  const outcome = outcomeOf(intent, { locale: undefined, recoveryUrl: null });
  if (!mayGoOn(intent, outcome)) return redirect(back);
  const paymentMethod = paymentMethodOf(intent);
  const returnUrl = parts.links.urlOf(intent.id) ?? new URL(back, request.url).href;
  const confirmed = await confirmIntent(
    intent.id,
    { returnUrl, ...(paymentMethod === null ? {} : { paymentMethod }) },
    parts,
  );
  return redirect(confirmed.next_action?.redirect_to_url?.url ?? back);
}

/** Where there is a payment method that the customer can vouch for. */
function mayGoOn(intent: Stripe.PaymentIntent, { status }: PaymentOutcome): boolean {
  return (
    paymentMethodOf(intent) !== null && (status === 'requires_action' || status === 'declined')
  );
}

/** The address is relative, so that it is right wherever the page was reached. */
function goOn(id: string, { links }: RecoveryParts): RecoveryForm {
  return {
    action: authenticateSegment,
    fields: { payment_intent: id, token: links.tokenOf(id) },
  };
}

type RecoveryForm = NonNullable<Parameters<typeof recoveryPage>[0]['form']>;

function messageOf(outcome: PaymentOutcome, { texts }: Spoken): string {
  switch (outcome.status) {
    case 'succeeded':
    case 'requires_capture':
      return texts.paid;
    case 'processing':
      return texts.processing;
    case 'canceled':
      return texts.canceled;
    case 'declined':
      return outcome.message;
    case 'requires_action':
    case 'requires_confirmation':
      return texts.explanation;
    case 'requires_payment_method':
      // There is no card that could be confirmed; nobody was sent a link for it.
      return texts.unknown;
  }
}

function unknownLink(spoken: Spoken): Response {
  return respond(404, { ...spoken, amount: null, message: spoken.texts.unknown, form: null });
}

function spokenTo(request: Request): Spoken {
  return recoveryTexts(acceptedLocales(request.headers.get('accept-language')));
}

function respond(status: number, page: Parameters<typeof recoveryPage>[0]): Response {
  return new Response(recoveryPage(page), { status, headers: recoveryHeaders });
}

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { ...recoveryHeaders, Location: location } });
}
