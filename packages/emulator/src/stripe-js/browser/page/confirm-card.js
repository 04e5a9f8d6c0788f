// stripe.confirmCardPayment() and stripe.confirmCardSetup(): with a Card Element or a card that is
// known already. https://docs.stripe.com/js/payment_intents/confirm_card_payment
import { intentOfKind } from './client-secret.js';
import { FrameElement } from './frame-element.js';
import { confirmIntent, followIntent } from './intent-calls.js';

/** @typedef {import('../shared/api.js').Caller} Caller */
/** @typedef {import('../shared/api.js').Fields} Fields */
/** @typedef {import('../shared/messages.js').IntentId} IntentId */
/** @typedef {import('./client-secret.js').Intent} Intent */
/** @typedef {import('./intent-calls.js').IntentAnswer} IntentAnswer */

/**
 * @param {Caller} caller
 * @param {IntentId['kind']} kind
 * @param {unknown} clientSecret
 * @param {Fields} data
 * @param {{ handleActions?: boolean }} options
 * @returns {Promise<IntentAnswer>}
 */
export async function confirmWithCard(caller, kind, clientSecret, data, { handleActions = true }) {
  const asker =
    kind === 'payment_intent' ? 'stripe.confirmCardPayment()' : 'stripe.confirmCardSetup()';
  const intent = intentOfKind(clientSecret, asker, kind);
  const answer = await confirmWithData(caller, intent, data, handleActions);
  return handleActions ? followIntent(caller, intent, answer) : answer;
}

/**
 * @param {Caller} caller
 * @param {Intent} intent
 * @param {Fields} data
 * @param {boolean} staysOnPage
 * @returns {Promise<IntentAnswer>}
 */
async function confirmWithData(caller, intent, { payment_method: given, ...data }, staysOnPage) {
  const { kind, id, secret } = intent;
  const { return_url: returnUrl } = data;
  const fields = { ...data, use_stripe_sdk: staysOnPage || returnUrl === undefined };
  if (typeof given !== 'object' || given === null) {
    return confirmIntent(caller, intent, { ...fields, payment_method: given ?? undefined });
  }
  const { card, ...owner } = /** @type {Fields} An object whose fields the API will check. */ (
    given
  );
  if (!(card instanceof FrameElement)) {
    const paymentMethod = { type: 'card', ...owner, card };
    return confirmIntent(caller, intent, { ...fields, payment_method_data: paymentMethod });
  }
  const request = { ...fields, payment_method_data: owner, client_secret: secret };
  const reply = await card.ask({ ask: 'send', request: { to: { kind, id }, fields: request } });
  // A frame answers a confirmation with what the API did: the intent, or the error.
  return /** @type {IntentAnswer} */ (reply);
}
