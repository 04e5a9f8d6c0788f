// Checks the parameters of a request before anything is done with it, as Stripe does: nothing unknown, nothing missing,
// everything of its type. What comes out is typed by the official SDK's own types.
import { checkObject } from './check-value.ts';
import { Findings } from './findings.ts';
import type { OperationParameters } from './generated/operation-parameters.ts';
import type { ParameterError } from './parameter-error.ts';
import { parameterTables, type ParameterShape } from './parameter-tables.ts';
import type { RawParameters } from './raw-parameters.ts';
import { findSimilarName } from './similar-name.ts';

/** An operation whose parameters are known, with the SDK's placeholders: `POST /v1/customers/{id}`. */
export type Operation = keyof OperationParameters;

/** Parameters that are right, or the one error that Stripe answers with. */
export type CheckedParameters<Parameters> =
  | { readonly parameters: Parameters; readonly error?: never }
  | { readonly error: ParameterError; readonly parameters?: never };

/**
 * Checks the parameters of an operation, from a body or from a query.
 *
 * Text becomes what the SDK's types say: whole numbers, booleans, lists, `Stripe.Decimal`; an empty string stays one,
 * and means that the parameter is unset. Ranges ("at least 1") and what parameters mean together are not looked at here.
 * See https://docs.stripe.com/error-codes.
 */
export function checkParameters<Name extends Operation>(
  operation: Name,
  raw: RawParameters,
): CheckedParameters<OperationParameters[Name]> {
  const shape = parameterTables.shapes[parameterTables.operations[operation] ?? ''];
  if (shape === undefined) throw new Error(`The parameter tables have no operation ${operation}`);
  // The table was derived from the very type named here, and every value has been checked against it.
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- tsc does not compile without it
  return checkShape(shape, raw) as CheckedParameters<OperationParameters[Name]>;
}

/**
 * Checks parameters against any shape: for the few requests that the SDK for servers has no method for, such as those of
 * the hosted checkout page.
 */
export function checkShape(
  shape: ParameterShape,
  raw: RawParameters,
): CheckedParameters<Record<string, unknown>> {
  const findings = new Findings();
  const parameters = checkObject(shape, raw, '', findings);
  const error = findings.toError((name) => findSimilarName(name, Object.keys(shape.fields)));
  return error === undefined ? { parameters } : { error };
}

/** Whether an operation is one whose parameters are known. */
export function isOperation(operation: string): operation is Operation {
  return Object.hasOwn(parameterTables.operations, operation);
}
