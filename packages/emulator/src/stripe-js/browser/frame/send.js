// The requests that a card is in. Where they may go is said here and not by the page, so that a page
// cannot have the card sent to anywhere else.
import { callApi } from '../shared/api.js';

/** @typedef {import('../shared/api.js').Caller} Caller */
/** @typedef {import('../shared/api.js').Fields} Fields */
/** @typedef {import('../shared/messages.js').CardRequest} CardRequest */
/** @typedef {import('../shared/messages.js').Reply} Reply */
/** @typedef {import('./card-fields.js').CardFields} CardFields */

/**
 * @param {Caller} caller
 * @param {CardFields} fields The card.
 * @param {CardRequest} request
 * @returns {Promise<Reply>}
 */
export function send(caller, fields, { to, fields: given }) {
  if (to === 'payment_methods') {
    const path = '/v1/payment_methods';
    return callApi(caller, { method: 'POST', path, fields: withCard(given, fields) });
  }
  if (to === 'tokens') {
    const card = { ...addressLines(fields), ...given, ...fields.card() };
    return callApi(caller, { method: 'POST', path: '/v1/tokens', fields: { card } });
  }
  const { payment_method_data: data, ...others } = given;
  const path = to === 'confirmation_tokens' ? '/v1/confirmation_tokens' : confirmPath(to);
  const paymentMethod = withCard(isFields(data) ? data : {}, fields);
  return callApi(caller, {
    method: 'POST',
    path,
    fields: { ...others, payment_method_data: paymentMethod },
  });
}

/** The address as tokens have it. @param {CardFields} fields */
function addressLines(fields) {
  const { country, postal_code: zip } = fields.address();
  return {
    ...(country !== undefined && { address_country: country }),
    ...(zip !== undefined && { address_zip: zip }),
  };
}

/** @param {import('../shared/messages.js').IntentId} intent */
function confirmPath({ kind, id }) {
  const folder = kind === 'setup_intent' ? 'setup_intents' : 'payment_intents';
  return `/v1/${folder}/${encodeURIComponent(id)}/confirm`;
}

/**
 * The payment method, with what the page says of its owner before what was typed of the address.
 *
 * @param {Fields} given
 * @param {CardFields} fields
 */
function withCard({ billing_details: billing, ...given }, fields) {
  const owner = isFields(billing) ? billing : {};
  const address = isFields(owner['address']) ? owner['address'] : {};
  const whole = { ...fields.address(), ...address };
  return {
    ...given,
    type: 'card',
    card: fields.card(),
    billing_details: { ...owner, ...(Object.keys(whole).length > 0 && { address: whole }) },
  };
}

/** @param {unknown} value @returns {value is Fields} */
function isFields(value) {
  return typeof value === 'object' && value !== null;
}
