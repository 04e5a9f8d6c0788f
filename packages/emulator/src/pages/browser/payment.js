// One attempt to pay: make a payment method of the card, confirm with it, and go through the bank's
// check if it asks for one.
import { giveUpChallenge, openChallenge } from './challenge.js';
import { confirmPaymentPage, createCardPaymentMethod, fetchPaymentPage } from './stripe-api.js';

/** @typedef {import('./stripe-api.js').ApiError} ApiError */
/** @typedef {import('./stripe-api.js').PaymentPage} PaymentPage */

const authenticationFailures = new Set([
  'payment_intent_authentication_failure',
  'setup_intent_authentication_failure',
]);

/**
 * How an attempt ended. `success_url` is null when the merchant has named none.
 *
 * @typedef {{ paid: true, successUrl: string | null } | { paid: false, error: ApiError }} Outcome
 */

/**
 * @param {object} attempt
 * @param {string} attempt.session The id of the checkout session.
 * @param {string} attempt.amount The total that the person has seen, in minor units.
 * @param {string | null} attempt.email
 * @param {Record<string, string>} attempt.details The card and its owner.
 * @returns {Promise<Outcome>}
 */
export async function pay({ session, amount, email, details }) {
  const paymentMethod = await createCardPaymentMethod(details);
  if (paymentMethod.outcome === 'refused') return refused(paymentMethod.error);
  if (paymentMethod.outcome === 'lost') return connectionLost;
  const confirmed = await confirmPaymentPage(session, {
    payment_method: paymentMethod.value.id,
    expected_amount: amount,
    ...(email !== null && { email }),
  });
  if (confirmed.outcome === 'refused') return refused(confirmed.error);
  // The payment may have gone through although its answer was lost: the page's state tells.
  if (confirmed.outcome === 'lost') return outcomeNow(session, connectionLost);
  const challengeUrl = intentOf(confirmed.value)?.next_action_url ?? null;
  if (confirmed.value.status === 'complete' || challengeUrl === null) {
    return outcomeOf(confirmed.value, notCompleted);
  }
  return challenge(session, challengeUrl);
}

/**
 * @param {string} session
 * @param {string} url Where the bank's page is.
 * @returns {Promise<Outcome>}
 */
async function challenge(session, url) {
  if ((await openChallenge(url)) === 'answered') return outcomeNow(session, notCompleted);
  await giveUpChallenge(url);
  return refused({
    type: 'card_error',
    code: 'payment_intent_authentication_failure',
    message: "You closed your bank's check, so nothing was done. You can try again.",
  });
}

/**
 * @param {string} session
 * @param {Outcome} otherwise
 * @returns {Promise<Outcome>}
 */
async function outcomeNow(session, otherwise) {
  const page = await fetchPaymentPage(session);
  return page.outcome === 'done' ? outcomeOf(page.value, otherwise) : connectionLost;
}

/**
 * @param {PaymentPage} page
 * @param {Outcome} otherwise
 * @returns {Outcome}
 */
function outcomeOf(page, otherwise) {
  if (page.status === 'complete') return { paid: true, successUrl: page.success_url };
  const error = intentOf(page)?.last_payment_error ?? null;
  if (error === null) return otherwise;
  // The API's message is for developers here; this is what Stripe's pages show instead.
  const message = authenticationFailures.has(error.code ?? '')
    ? 'We are unable to authenticate your payment method. Please choose a different payment method and try again.'
    : error.message;
  return refused({ type: 'card_error', message });
}

/**
 * What is confirmed: a payment, or a card that is saved for later.
 *
 * @param {PaymentPage} page
 */
function intentOf(page) {
  return page.payment_intent ?? page.setup_intent;
}

/**
 * @param {ApiError} error
 * @returns {Outcome}
 */
function refused(error) {
  return { paid: false, error };
}

const connectionLost = refused({
  type: 'api_connection_error',
  message: 'The connection was lost. Try again: you will not be charged twice.',
});

const notCompleted = refused({
  type: 'api_error',
  message: 'The payment was not completed. Try again.',
});
