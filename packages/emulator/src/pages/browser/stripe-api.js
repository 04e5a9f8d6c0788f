// The calls that the page makes: those of Stripe's own checkout page, with a publishable key.

/** Any key of this form will do: the emulator has one account. */
const publishableKey = 'pk_test_checkout_page';

/**
 * An error object of the API.
 *
 * @typedef {object} ApiError
 * @property {string} type
 * @property {string} message
 * @property {string} [code]
 * @property {string} [param]
 */

/**
 * As much of a payment page as is needed to pay.
 *
 * @typedef {object} PaymentPage
 * @property {'open' | 'complete' | 'expired'} status
 * @property {string | null} success_url
 * @property {PageIntent | null} payment_intent
 * @property {PageIntent | null} setup_intent
 */

/**
 * The intent that the page confirms.
 *
 * @typedef {object} PageIntent
 * @property {string | null} next_action_url
 * @property {{ message: string, code?: string | null } | null} last_payment_error
 */

/**
 * What a call came to. An answer that never arrived says nothing of whether the call was done.
 *
 * @template Value
 * @typedef {{ outcome: 'done', value: Value }
 *   | { outcome: 'refused', error: ApiError }
 *   | { outcome: 'lost' }} Answer
 */

/**
 * @param {string} session
 * @returns {Promise<Answer<PaymentPage>>}
 */
export function fetchPaymentPage(session) {
  return call(`/v1/payment_pages/${encodeURIComponent(session)}?key=${publishableKey}`);
}

/**
 * Makes a payment method of the card. Its number goes nowhere else.
 *
 * @param {Record<string, string>} details Parameters such as `card[number]`.
 * @returns {Promise<Answer<{ id: string }>>}
 */
export function createCardPaymentMethod(details) {
  return call('/v1/payment_methods', { type: 'card', ...details });
}

/**
 * Pays with a payment method. `expected_amount` has the call refused should the total have changed
 * since the page was shown.
 *
 * @param {string} session
 * @param {{ payment_method: string, expected_amount: string, email?: string }} payment
 * @returns {Promise<Answer<PaymentPage>>}
 */
export function confirmPaymentPage(session, payment) {
  return call(`/v1/payment_pages/${encodeURIComponent(session)}/confirm`, payment);
}

/**
 * @param {string} path
 * @param {Record<string, string>} [parameters] Sent as a form by POST; without them it is a GET.
 * @template Value What the caller knows that the path answers with.
 * @returns {Promise<Answer<Value>>}
 */
async function call(path, parameters) {
  const body = parameters && new URLSearchParams({ ...parameters, key: publishableKey });
  try {
    const reply = await fetch(path, body === undefined ? {} : { method: 'POST', body });
    if (reply.ok) return { outcome: 'done', value: await reply.json() };
    /** @type {{ error: ApiError }} */
    const { error } = await reply.json();
    return { outcome: 'refused', error };
  } catch {
    return { outcome: 'lost' };
  }
}
