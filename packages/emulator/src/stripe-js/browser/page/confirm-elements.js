// stripe.confirmPayment() and stripe.confirmSetup(): with what the Payment Element has taken.
// https://docs.stripe.com/js/payment_intents/confirm_payment
import { intentOfKind } from './client-secret.js';
import { ElementsGroup, noMountedElement } from './elements.js';
import { IntegrationError } from './integration-error.js';
import { confirmIntent, followIntent, leaveFor, withOutcome } from './intent-calls.js';

/** @typedef {import('../shared/api.js').Caller} Caller */
/** @typedef {import('../shared/api.js').Fields} Fields */
/** @typedef {import('../shared/messages.js').IntentId} IntentId */
/** @typedef {import('./client-secret.js').Intent} Intent */
/** @typedef {import('./intent-calls.js').IntentAnswer} IntentAnswer */

/**
 * @typedef {object} ConfirmOptions
 * @property {unknown} [elements]
 * @property {string} [clientSecret]
 * @property {Fields} [confirmParams]
 * @property {'always' | 'if_required'} [redirect]
 */

/**
 * @param {Caller} caller
 * @param {IntentId['kind']} kind
 * @param {ConfirmOptions} options
 * @returns {Promise<IntentAnswer>}
 */
export async function confirmWithElements(caller, kind, options) {
  const asker = kind === 'payment_intent' ? 'stripe.confirmPayment()' : 'stripe.confirmSetup()';
  const { elements, confirmParams = {}, redirect = 'always' } = options;
  const group = elements instanceof ElementsGroup ? elements : null;
  const secret = options.clientSecret ?? group?.clientSecret ?? null;
  if (secret === null) {
    throw new IntegrationError(
      `${asker}: expected either \`elements\` or \`clientSecret\`, but got neither.`,
    );
  }
  const intent = intentOfKind(secret, asker, kind);
  const returnUrl = confirmParams['return_url'];
  if (redirect === 'always' && typeof returnUrl !== 'string') {
    throw new IntegrationError(
      `${asker} needs confirmParams.return_url, where the customer goes afterwards; or pass ` +
        "redirect: 'if_required'.",
    );
  }
  const confirmed = await confirm(caller, { intent, group, asker, confirmParams });
  const answer = await followIntent(caller, intent, confirmed);
  if (answer.error !== undefined || redirect !== 'always') return answer;
  return leaveFor(withOutcome(String(returnUrl), intent, answer.value));
}

/**
 * @param {Caller} caller
 * @param {object} parts
 * @param {Intent} parts.intent
 * @param {ElementsGroup | null} parts.group
 * @param {string} parts.asker
 * @param {Fields} parts.confirmParams
 * @returns {Promise<IntentAnswer>}
 */
async function confirm(caller, { intent, group, asker, confirmParams }) {
  const { payment_method: paymentMethod, confirmation_token: token } = confirmParams;
  const fields = { ...confirmParams, use_stripe_sdk: true };
  if (group === null || paymentMethod !== undefined || token !== undefined) {
    return confirmIntent(caller, intent, fields);
  }
  const element = group.cardElement();
  if (element === null) throw noMountedElement(asker);
  if (group.clientSecret === null && !group.submitted) {
    throw new IntegrationError(`elements.submit() must be called before ${asker}.`);
  }
  checkBillingDetails(element.options, confirmParams, asker);
  const { kind, id, secret } = intent;
  const reply = await element.ask({
    ask: 'send',
    request: { to: { kind, id }, fields: { ...fields, client_secret: secret } },
  });
  // A frame answers a confirmation with what the API did: the intent, or the error.
  return /** @type {IntentAnswer} */ (reply);
}

/**
 * What the element has been told never to ask for has to come from the page.
 *
 * @param {import('./frame-element.js').Options} options
 * @param {Fields} confirmParams
 * @param {string} asker
 */
function checkBillingDetails({ fields }, confirmParams, asker) {
  const billing = fields?.billingDetails;
  const address = typeof billing === 'object' ? billing.address : billing;
  const country = typeof address === 'object' ? address.country : address;
  if (country !== 'never' || givenCountry(confirmParams) !== undefined) return;
  throw new IntegrationError(
    'You specified "never" for fields.billing_details.address.country when creating the payment ' +
      'Element, but did not pass confirmParams.payment_method_data.billing_details.address.country ' +
      `when calling ${asker}. If you opt out of collecting data via the payment Element using the ` +
      `fields option, the data must be passed in when calling ${asker}.`,
  );
}

/** @param {Fields} confirmParams */
function givenCountry(confirmParams) {
  // Whatever a page has passed: a part that isn't there, or is no object, has no country.
  const data =
    /** @type {{ billing_details?: { address?: { country?: unknown } } } | undefined} */ (
      confirmParams['payment_method_data']
    );
  return data?.billing_details?.address?.country;
}
