// Parameters as they arrive: only text and nesting, nothing known of their types yet.

/**
 * Nested parameters of a request, without a prototype, so that no key of a request can mean anything to JavaScript.
 * A list is held by its indexes (`{ '0': …, '1': … }`): only the table of an operation tells whether `a[0]` is the
 * first of a list or a key named "0".
 */
export interface RawParameters {
  [key: string]: RawValue;
}

/** One value of a request: text, or parameters nested below. */
export type RawValue = string | RawParameters;

/** Parameters with nothing in them. */
export function emptyRawParameters(): RawParameters {
  // Object.create is typed as `any`.
  const parameters: RawParameters = Object.create(null);
  return parameters;
}
