/**
 * One operation of the API, such as `POST /v1/customers`: what it is called and what it does. A
 * resource is a list of these. Parameters have been checked against the table of the operation
 * before `handle` sees them.
 */
import type { OperationParameters } from '../parameters/generated/operation-parameters.ts';
import type { WireParameters } from '../objects/wire.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { KeyKind } from './authenticate.ts';

/** What an operation is given: who calls, what for, and the state to work on. */
export interface Call<Parameters> {
  /** The parameters, checked and of the right types. */
  parameters: Parameters;
  /** The ids in the path, in order: `/v1/customers/{customer}/sources/{id}` has two. */
  ids: readonly string[];
  /** The state, to be read and changed; undone when the operation throws. */
  unit: UnitOfWork;
  keyKind: KeyKind;
  /** Where the emulator is reached, without a trailing slash: for the URLs in objects. */
  baseUrl: string;
}

/** The JSON that an operation answers with. */
export type Reply = object;

export type OperationName = keyof OperationParameters;

/** An operation of Stripe's public API, known to the SDK. */
export interface Operation {
  name: string;
  /** Whether Stripe.js may call it, with a publishable key and a client secret. */
  publishable: boolean;
  /** How its parameters are checked: by the table generated from the SDK, or by a function. */
  check: 'generated' | ((raw: Record<string, unknown>) => unknown);
  handle(call: Call<never>): Reply;
}

/** Defines an operation of the public API; its name is method and path as in Stripe's reference. */
export function operation<Name extends OperationName>(
  name: Name,
  handle: (call: Call<WireParameters<OperationParameters[Name]>>) => Reply,
  { publishable = false }: { publishable?: boolean } = {},
): Operation {
  return { name, publishable, check: 'generated', handle };
}

/**
 * Defines an operation that Stripe's own pages use and the SDK does not know. `check` gives the
 * parameters or throws a StripeError.
 */
export function pageOperation<Parameters>(
  name: string,
  check: (raw: Record<string, unknown>) => Parameters,
  handle: (call: Call<Parameters>) => Reply,
): Operation {
  return { name, publishable: true, check, handle };
}
