// An object as JSON that PostgreSQL can store and that may be stored. jsonb holds neither NUL nor half of a
// surrogate pair, both of which people do put into metadata; and secrets have no business in a database.
import { withoutClientSecrets } from '../../webhooks/parse-event.ts';

/** What stands in the place of a character that cannot be stored. */
const replacement = '\u{FFFD}';

/** Any escape, so that the second half of an escaped backslash is not taken for the beginning of one. */
const escapes = /\\(?:u0000|u[dD][89a-fA-F][0-9a-fA-F]{2}|.)/g;

/** Secrets of payment intents, setup intents, sessions and sources inside a text, such as a URL. */
const secretsInText = [
  /\b((?:pi|seti|cs|src|fcsess|vs)_\w*?_secret_)\w+/g,
  /\b(client_secret=)[^&"\\\s]+/g,
];

/**
 * Writes the object as JSON. `client_secret` becomes null wherever it stands, a character that PostgreSQL
 * cannot hold becomes U+FFFD; the raw event in the inbox keeps what Stripe sent.
 */
export function toStorableJson(object: object): string {
  const json = withoutClientSecrets(writeJson(object));
  const storable = json.includes('\\u') ? json.replaceAll(escapes, replaceUnstorable) : json;
  if (!storable.includes('secret')) return storable;
  return secretsInText.reduce((text, secret) => text.replaceAll(secret, '$1[redacted]'), storable);
}

/** A look at every member costs more than all the rest, and only for an issued card there is something to find. */
function writeJson(object: object): string {
  const json = JSON.stringify(object);
  return json.includes('"issuing.card"') ? JSON.stringify(object, withoutCardNumber) : json;
}

function replaceUnstorable(escape: string): string {
  return escape.length === 6 ? replacement : escape;
}

/**
 * The number and code of a card that the account has issued come only when they are asked for. Nobody here
 * does, and they are not stored even so. https://docs.stripe.com/issuing/cards/virtual
 */
function withoutCardNumber(this: unknown, key: string, value: unknown): unknown {
  if (key !== 'number' && key !== 'cvc') return value;
  const isIssuedCard =
    typeof this === 'object' && this !== null && Reflect.get(this, 'object') === 'issuing.card';
  return isIssuedCard ? undefined : value;
}
