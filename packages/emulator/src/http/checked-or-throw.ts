/** From what a check of parameters says to what an operation does with it. */
import type { CheckedParameters } from '../parameters/check-parameters.ts';
import { StripeError } from './stripe-error.ts';

/** The parameters, or the error about them thrown. */
export function checkedOrThrow<Parameters>(checked: CheckedParameters<Parameters>): Parameters {
  if (checked.error !== undefined) throw new StripeError(checked.error);
  return checked.parameters;
}
