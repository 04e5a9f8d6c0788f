// Takes secrets and card data out of whatever is about to be logged or stored. It errs on the side of
// taking too much: a masked order number is a nuisance, a logged card number an incident.

const mask = '[redacted]';
const maxDepth = 8;

/** Keys whose values are secret whatever they look like. */
const secretKeys: ReadonlySet<string> = new Set([
  'authorization',
  'client_secret',
  'clientsecret',
  'cvc',
  'password',
  'secret',
  'secret_key',
  'secretkey',
  'stripe-signature',
  'webhooksecrets',
]);

/** Shapes of secrets inside any text. */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/\b(?:sk|rk)_(?:test|live)_\w+/g, mask],
  [/\bwhsec_[\w+/=-]+/g, mask],
  [/\b(\w+)_secret_\w+/g, `$1_secret_${mask}`],
  [/(\w+:\/\/[^\s:/@]+:)[^\s@]+@/g, `$1${mask}@`],
];

/** 13 to 19 digits, perhaps in groups, that begin as card numbers do. */
const cardShape = /\b[2-6](?:[ -]?\d){12,18}\b/g;

/** Masks keys, webhook secrets, client secrets, passwords in URLs and card numbers in a text. */
export function redactText(text: string): string {
  const withoutSecrets = secretShapes.reduce(
    (result, [shape, replacement]) => result.replaceAll(shape, replacement),
    text,
  );
  return withoutSecrets.replaceAll(cardShape, (digits) => (passesLuhn(digits) ? mask : digits));
}

/** A copy of the value in which everything secret is masked. Errors become plain objects. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'number') return passesLuhn(`${value}`) ? redactText(`${value}`) : value;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= maxDepth) return '[too deep]';
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1));
  return redactEntries(value instanceof Error ? errorEntries(value) : value, depth);
}

/** What an error says, in one line, without secrets; for a log line or a database column. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return redactText(String(error));
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return redactText(`${error.name}${code}: ${error.message}`);
}

function redactEntries(value: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      secretKeys.has(key.toLowerCase()) && entry != null ? mask : redact(entry, depth + 1),
    ]),
  );
}

function errorEntries(error: Error): object {
  return {
    ...Object.fromEntries(Object.entries(error)),
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: error.cause }),
  };
}

function passesLuhn(text: string): boolean {
  const digits = text.replaceAll(/[ -]/g, '');
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, character, index) => {
      const digit = Number(character) * (index % 2 === 1 ? 2 : 1);
      return total + (digit > 9 ? digit - 9 : digit);
    }, 0);
  return sum % 10 === 0;
}
