// What is wrong with a request's parameters, in Stripe's words. Each message was seen in answers of Stripe's API that
// users have published; where none is known, the function says so.
// See https://docs.stripe.com/error-codes and https://docs.stripe.com/api/errors.

/** Codes that Stripe gives to errors about parameters, as the SDK's error types list them. */
export type ParameterErrorCode =
  | 'parameter_invalid_empty'
  | 'parameter_invalid_integer'
  | 'parameter_missing'
  | 'parameter_unknown';

/** An error about a parameter, as plain data: the fields of Stripe's error object and the HTTP status. */
export interface ParameterError {
  readonly status: 400;
  readonly type: 'invalid_request_error';
  readonly message: string;
  /** The parameter with its way, as it is sent: `items[0][price]`. */
  readonly param?: string;
  /** Stripe has no code for some of these errors, such as "Invalid array". */
  readonly code?: ParameterErrorCode;
  readonly doc_url?: string;
}

const textLengthMax = 100;
const namesShownMax = 20;

/** Parameters that the operation does not take. `similar` is one that it takes and that may have been meant. */
export function unknownParameters(params: readonly string[], similar?: string): ParameterError {
  const many = params.length > 1 ? 's' : '';
  const names = params.slice(0, namesShownMax).map(shorten).join(', ');
  const hint = similar === undefined ? '' : `. Did you mean ${similar}?`;
  return coded(
    'parameter_unknown',
    `Received unknown parameter${many}: ${names}${hint}`,
    params[0],
  );
}

/** A required parameter that was not sent. */
export function missingParameter(param: string): ParameterError {
  return coded('parameter_missing', `Missing required param: ${param}.`, param);
}

/** An empty string for a parameter that cannot be unset. */
export function emptyParameter(param: string): ParameterError {
  return coded(
    'parameter_invalid_empty',
    `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; ` +
      `however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
    param,
  );
}

/** A value that is no whole number. */
export function invalidInteger(param: string, value: string): ParameterError {
  return coded('parameter_invalid_integer', `Invalid integer: ${shorten(value)}`, param);
}

/** A value that is no number, or has more decimal places than the parameter takes. */
export function invalidDecimal(
  param: string,
  value: string,
  places: number | null,
): ParameterError {
  const limit =
    places === null ? '' : `; must contain at maximum ${inWords(places)} decimal places.`;
  return plain(`Invalid decimal: ${shorten(value)}${limit}`, param);
}

/** A value that is neither `true` nor `false`. */
export function invalidBoolean(param: string, value: string): ParameterError {
  return plain(`Invalid boolean: ${shorten(value)}`, param);
}

/** A value that is none of those that the parameter takes. */
export function invalidEnum(param: string, values: readonly string[]): ParameterError {
  return plain(`Invalid ${param}: must be ${oneOf(values)}`, param);
}

/** Text, or an object, where a list belongs. */
export function invalidArray(param: string): ParameterError {
  return plain('Invalid array', param);
}

/** Text where an object belongs. */
export function invalidObject(param: string): ParameterError {
  return plain('Invalid object', param);
}

/** An object where text belongs. The way in which Stripe prints the object is not known. */
export function invalidString(param: string, value: object): ParameterError {
  return plain(`Invalid string: ${shorten(JSON.stringify(value))}`, param);
}

/** Text that is too long; Stripe shows its first and last ten characters. */
export function tooLongString(param: string, value: string, lengthMax: number): ParameterError {
  const shown = `${value.slice(0, 10)}...${value.slice(-10)}`;
  return plain(`Invalid string: ${shown}; must be at most ${lengthMax} characters`, param);
}

/** Metadata with more keys than Stripe takes. */
export function tooManyMetadataKeys(
  param: string,
  count: number,
  countMax: number,
): ParameterError {
  return plain(
    `Metadata can have up to ${countMax} keys, but you've set ${count}. ` +
      'Email us at support+metadata@stripe.com for more information.',
    param,
  );
}

/** A key of metadata that is too long. */
export function tooLongMetadataKey(param: string, key: string, lengthMax: number): ParameterError {
  return plain(
    `Metadata keys can have up to ${lengthMax} characters, but you passed in a key that is ` +
      `${key.length} characters. Invalid key: ${key}`,
    param,
  );
}

/** A value of metadata that is too long. */
export function tooLongMetadataValue(
  param: string,
  value: string,
  lengthMax: number,
): ParameterError {
  return plain(
    `Metadata values can have up to ${lengthMax} characters, but you passed in a value that is ` +
      `${value.length} characters. Invalid value: ${value}`,
    param,
  );
}

function plain(message: string, param: string | undefined): ParameterError {
  const named = param === undefined ? {} : { param: shorten(param) };
  return { status: 400, type: 'invalid_request_error', message, ...named };
}

function coded(
  code: ParameterErrorCode,
  message: string,
  param: string | undefined,
): ParameterError {
  const page = code.replaceAll('_', '-');
  return { ...plain(message, param), code, doc_url: `https://stripe.com/docs/error-codes/${page}` };
}

function oneOf(values: readonly string[]): string {
  const [first = '', second] = values;
  if (second === undefined) return first;
  if (values.length === 2) return `one of ${first} or ${second}`;
  return `one of ${values.slice(0, -1).join(', ')}, or ${values.at(-1) ?? ''}`;
}

function inWords(places: number): string {
  return (
    new Map([
      [2, 'two'],
      [12, 'twelve'],
    ]).get(places) ?? String(places)
  );
}

/** Keeps a megabyte of nonsense from being sent back whole. */
function shorten(text: string): string {
  return text.length > textLengthMax ? `${text.slice(0, textLengthMax)}...` : text;
}
