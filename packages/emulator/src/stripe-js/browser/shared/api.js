// The calls of the API that Stripe.js makes: with a publishable key, as forms.

/** @typedef {import('@stripe/stripe-js').StripeError} StripeError */

/**
 * What a value is in a form: Stripe's nesting, `card[number]`.
 *
 * @typedef {{ readonly [name: string]: unknown }} Fields
 */

/**
 * Who calls, and where the API is.
 *
 * @typedef {object} Caller
 * @property {string} origin Where the emulator is, without a trailing slash.
 * @property {string} key The publishable key.
 * @property {string | null} account The connected account, when one was named.
 */

/**
 * @typedef {object} ApiRequest
 * @property {'GET' | 'POST'} method
 * @property {string} path
 * @property {Fields} [fields]
 */

/**
 * What a call came to: the object that it answered with, or the error.
 *
 * @template Value
 * @typedef {{ value: Value, error?: undefined } | { value?: undefined, error: StripeError }} Answer
 */

/**
 * @template Value What the caller knows that the path answers with.
 * @param {Caller} caller
 * @param {ApiRequest} request
 * @returns {Promise<Answer<Value>>}
 */
export async function callApi({ origin, key, account }, { method, path, fields = {} }) {
  const form = formOf({ ...fields, key, ...(account !== null && { _stripe_account: account }) });
  try {
    const reply =
      method === 'GET'
        ? await fetch(`${origin}${path}?${form}`)
        : await fetch(`${origin}${path}`, { method, body: form });
    const body = await reply.json();
    return reply.ok ? { value: body } : { error: body.error };
  } catch {
    return { error: connectionLost() };
  }
}

/** @returns {StripeError} */
function connectionLost() {
  return {
    type: 'api_connection_error',
    message: 'The connection was lost before an answer came. Please try again.',
  };
}

/** @param {Fields} fields */
function formOf(fields) {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) append(form, name, value);
  return form;
}

/** @param {unknown} value @returns {value is string | number | boolean} */
function isPlain(value) {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/**
 * @param {URLSearchParams} form
 * @param {string} name
 * @param {unknown} value
 */
function append(form, name, value) {
  if (typeof value === 'object' && value !== null) {
    for (const [part, inner] of Object.entries(value)) append(form, `${name}[${part}]`, inner);
    return;
  }
  // Null unsets a value, which a form says with empty text.
  if (value === null) form.append(name, '');
  if (isPlain(value)) form.append(name, String(value));
}
