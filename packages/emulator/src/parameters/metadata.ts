// Checks metadata: up to 50 keys of up to 40 characters, values of up to 500 characters.
// See https://docs.stripe.com/metadata.
import {
  invalidString,
  tooLongMetadataKey,
  tooLongMetadataValue,
  tooManyMetadataKeys,
  type ParameterError,
} from './parameter-error.ts';
import type { RawParameters } from './raw-parameters.ts';

const keyCountMax = 50;
const keyLengthMax = 40;
const valueLengthMax = 500;

/** What is wrong with metadata sent as `param`; undefined when nothing is. Empty values unset a key and are allowed. */
export function checkMetadata(param: string, metadata: RawParameters): ParameterError | undefined {
  const entries = Object.entries(metadata);
  if (entries.length > keyCountMax) return tooManyMetadataKeys(param, entries.length, keyCountMax);
  for (const [key, value] of entries) {
    if (key.length > keyLengthMax) return tooLongMetadataKey(param, key, keyLengthMax);
    if (typeof value !== 'string') return invalidString(`${param}[${key}]`, value);
    if (value.length > valueLengthMax) return tooLongMetadataValue(param, value, valueLengthMax);
  }
  return undefined;
}
