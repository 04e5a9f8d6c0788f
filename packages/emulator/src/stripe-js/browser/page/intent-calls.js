// The calls about an intent: read it, confirm it, and have the customer do what it asks for next.
import { callApi } from '../shared/api.js';
import { passChallenge } from './challenge.js';

/** @typedef {import('../shared/api.js').Caller} Caller */
/** @typedef {import('../shared/api.js').Fields} Fields */
/** @typedef {import('./client-secret.js').Intent} Intent */
/** @typedef {import('@stripe/stripe-js').PaymentIntent} PaymentIntent */
/** @typedef {import('@stripe/stripe-js').SetupIntent} SetupIntent */
/** @typedef {import('@stripe/stripe-js').StripeError} StripeError */

/** As much of an intent of either kind as is needed to go on with it. */
/** @typedef {PaymentIntent | SetupIntent} AnyIntent */

/** @typedef {import('../shared/api.js').Answer<AnyIntent>} IntentAnswer */

/** What people are shown; the API's own words for it are the developer's. */
const notAuthenticated =
  'We are unable to authenticate your payment method. Please choose a different payment method and try again.';

/**
 * @param {Caller} caller
 * @param {Intent} intent
 * @returns {Promise<IntentAnswer>}
 */
export function fetchIntent(caller, { kind, id, secret }) {
  const fields = { client_secret: secret };
  return callApi(caller, { method: 'GET', path: `/v1/${kind}s/${id}`, fields });
}

/**
 * @param {Caller} caller
 * @param {Intent} intent
 * @param {Fields} fields
 * @returns {Promise<IntentAnswer>}
 */
export function confirmIntent(caller, { kind, id, secret }, fields) {
  return callApi(caller, {
    method: 'POST',
    path: `/v1/${kind}s/${id}/confirm`,
    fields: { ...fields, client_secret: secret },
  });
}

/**
 * Goes on with an intent until nothing is left for the customer to do. Where that is to go to
 * another page, this one is left, and the answer never comes.
 *
 * @param {Caller} caller
 * @param {Intent} intent
 * @param {IntentAnswer} answer
 * @returns {Promise<IntentAnswer>}
 */
export async function followIntent(caller, intent, answer) {
  if (answer.error !== undefined) return answer;
  const { next_action: action, status } = answer.value;
  if (status !== 'requires_action' || action === null) return answer;
  if (action.type === 'redirect_to_url') {
    const url = action.redirect_to_url?.url ?? null;
    return url === null ? answer : leaveFor(url);
  }
  const url = challengeAddress(action);
  if (url === null) return answer;
  await passChallenge(url, caller.origin);
  return afterChallenge(await fetchIntent(caller, intent));
}

/** Leaves this page. @param {string} url @returns {Promise<never>} */
export function leaveFor(url) {
  location.assign(url);
  return new Promise(() => {
    // Nothing is to happen any more while the browser leaves.
  });
}

/**
 * Where the customer comes back to, with what Stripe adds to it.
 * https://docs.stripe.com/payments/payment-intents/verifying-status
 *
 * @param {string} returnUrl
 * @param {Intent} intent
 * @param {AnyIntent} outcome
 */
export function withOutcome(returnUrl, { kind, id, secret }, { status }) {
  const url = new URL(returnUrl, location.href);
  url.searchParams.set(kind, id);
  url.searchParams.set(`${kind}_client_secret`, secret);
  url.searchParams.set('redirect_status', status === 'processing' ? 'pending' : 'succeeded');
  return url.href;
}

/** @param {object} action @returns {string | null} */
function challengeAddress(action) {
  if (!('use_stripe_sdk' in action)) return null;
  const { use_stripe_sdk: details } = action;
  if (typeof details !== 'object' || details === null || !('stripe_js' in details)) return null;
  return typeof details.stripe_js === 'string' ? details.stripe_js : null;
}

/** An intent that wants a payment method again has not passed. @param {IntentAnswer} answer @returns {IntentAnswer} */
function afterChallenge(answer) {
  if (answer.error !== undefined || answer.value.status !== 'requires_payment_method')
    return answer;
  const { value } = answer;
  const last = 'last_payment_error' in value ? value.last_payment_error : value.last_setup_error;
  const isPayment = value.object === 'payment_intent';
  /** @type {StripeError} */
  const error = {
    type: 'invalid_request_error',
    code: `${value.object}_authentication_failure`,
    // What the API tells has the same form; its types in Stripe.js only name other fields as unset.
    .../** @type {Partial<StripeError> | null} */ (last),
    message: notAuthenticated,
    ...(isPayment ? { payment_intent: value } : { setup_intent: value }),
  };
  // A decline after a passed check has a message of its own, which is meant for the customer.
  return { error: isDecline(last) ? { ...error, message: last?.message ?? '' } : error };
}

/** @param {{ type?: string } | null} last */
function isDecline(last) {
  return last?.type === 'card_error';
}
