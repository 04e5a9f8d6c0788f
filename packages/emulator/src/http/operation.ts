/**
 * One operation of the API, such as `POST /v1/customers`: what it is called and what it does. A
 * resource is a list of these. Parameters have been checked against the table of the operation
 * before `handle` sees them.
 */
import type { OperationParameters } from '../parameters/generated/operation-parameters.ts';
import { checkParameters, checkShape } from '../parameters/check-parameters.ts';
import { parameterTables } from '../parameters/parameter-tables.ts';
import type { RawParameters } from '../parameters/raw-parameters.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { KeyKind } from './authenticate.ts';
import { checkedOrThrow } from './checked-or-throw.ts';

/** What an operation is given: who calls, what for, and the state to work on. */
export interface Call<Parameters> {
  /** The parameters, checked and of the right types. */
  parameters: Parameters;
  /** The ids in the path, in order: `/v1/customers/{customer}/sources/{id}` has two. */
  ids: readonly string[];
  /** The state, to be read and changed; undone when the operation throws. */
  unit: UnitOfWork;
  keyKind: KeyKind;
  /** The secret that a page was given along with an intent's id; null when none was sent. */
  clientSecret: string | null;
  /** Where the emulator is reached, without a trailing slash: for the URLs in objects. */
  baseUrl: string;
}

/** The JSON that an operation answers with. */
export type Reply = object;

/** An operation of Stripe's public API, known to the SDK. */
export interface Operation {
  /** Method and path, as in Stripe's reference. */
  name: string;
  /** Whether Stripe.js may call it, with a publishable key and a client secret. */
  publishable: boolean;
  /** Gives the parameters, checked and of the right types, or throws a StripeError. */
  check(raw: RawParameters): unknown;
  handle(call: Call<never>): Reply;
}

/** Defines an operation of the public API; its name is method and path as in Stripe's reference. */
export function operation<Name extends keyof OperationParameters>(
  name: Name,
  handle: (call: Call<OperationParameters[Name]>) => Reply,
  { publishable = false, inlinePaymentMethod = false }: OperationOptions = {},
): Operation {
  const check = (raw: RawParameters): unknown => checkedOrThrow(checkParameters(name, raw));
  return {
    name,
    publishable,
    check: inlinePaymentMethod ? (raw) => checkWithPaymentMethodData(raw, check) : check,
    handle,
  };
}

export interface OperationOptions {
  /** Whether Stripe.js may call it. */
  publishable?: boolean;
  /** Whether `payment_method_data` may hold a card, as Stripe.js sends it. */
  inlinePaymentMethod?: boolean;
}

/**
 * Stripe.js describes a card inside `payment_method_data`, which the SDK for servers has no type
 * for. It is what `POST /v1/payment_methods` takes, and is checked as that.
 */
function checkWithPaymentMethodData(
  { payment_method_data: data, ...others }: RawParameters,
  check: (raw: RawParameters) => unknown,
): unknown {
  const parameters = check(others);
  if (data === undefined || typeof parameters !== 'object') return parameters;
  const shape = parameterTables.operations['POST /v1/payment_methods'] ?? '';
  const fields = { payment_method_data: { object: shape } };
  const inline = checkedOrThrow(
    checkShape({ required: [], fields }, { payment_method_data: data }),
  );
  return { ...parameters, ...inline };
}

/**
 * Defines an operation that Stripe's own pages use and the SDK does not know. `check` gives the
 * parameters or throws a StripeError.
 */
export function pageOperation<Parameters>(
  name: string,
  check: (raw: RawParameters) => Parameters,
  handle: (call: Call<Parameters>) => Reply,
): Operation {
  return { name, publishable: true, check, handle };
}
