// The client secret of an intent, which names the intent: `pi_…_secret_…`.
import { IntegrationError } from './integration-error.js';

/** @typedef {import('../shared/messages.js').IntentId} IntentId */

/**
 * The intent that a secret belongs to, and the secret.
 *
 * @typedef {IntentId & { secret: string }} Intent
 */

/**
 * @param {unknown} secret
 * @param {string} asker What it was given to, for the message: `stripe.confirmPayment()`.
 * @returns {Intent}
 */
export function intentOf(secret, asker) {
  const match = /^((pi|seti)_\w+?)_secret_\w+$/.exec(typeof secret === 'string' ? secret : '');
  if (match === null || typeof secret !== 'string') throw invalidSecret(secret, asker);
  return { id: match[1] ?? '', kind: kinds[match[2] === 'pi' ? 0 : 1], secret };
}

/** @type {readonly ['payment_intent', 'setup_intent']} */
const kinds = ['payment_intent', 'setup_intent'];

/**
 * @param {unknown} secret
 * @param {string} asker
 * @param {IntentId['kind']} kind
 */
export function intentOfKind(secret, asker, kind) {
  const intent = intentOf(secret, asker);
  if (intent.kind !== kind) throw invalidSecret(secret, asker);
  return intent;
}

/**
 * @param {unknown} secret
 * @param {string} asker
 */
function invalidSecret(secret, asker) {
  return new IntegrationError(
    `Invalid value for ${asker} client secret: value should be a client secret of the form ` +
      `\${id}_secret_\${secret}. You specified: ${String(secret)}.`,
  );
}
