// Completes a checkout session by the calls that the hosted page makes.
import type Stripe from 'stripe';

/** Pays the session with a card that succeeds; throws when it is refused. */
export async function payWithoutBrowser(
  stripe: Stripe,
  emulatorUrl: string,
  sessionId: string,
): Promise<void> {
  const session = await stripe.checkout.sessions.retrieve(sessionId);
  const card = await stripe.paymentMethods.create({
    type: 'card',
    card: { token: 'tok_visa' },
    billing_details: { email: 'ada@example.com', name: 'Ada Lovelace' },
  });
  const answer = await fetch(`${emulatorUrl}/v1/payment_pages/${sessionId}/confirm`, {
    method: 'POST',
    headers: { Authorization: 'Bearer pk_test_page' },
    body: new URLSearchParams({
      payment_method: card.id,
      expected_amount: String(session.amount_total),
      email: 'ada@example.com',
    }),
  });
  if (!answer.ok) throw new Error(`The session was not paid: ${await answer.text()}`);
}
