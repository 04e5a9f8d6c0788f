/** Making a confirmation token of what a customer has entered. */
import { invalidRequest } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { chosenPaymentMethod } from '../payment-methods/chosen.ts';
import { resolvePaymentMethod } from '../payment-methods/resolve.ts';
import { newConfirmationToken, type ConfirmationToken } from './object.ts';
import type { TokenParameters } from './parameters.ts';

/** Stores a token; throws a card error (402) for what was mistyped. */
export function createConfirmationToken(
  unit: UnitOfWork,
  parameters: TokenParameters,
): ConfirmationToken {
  const chosen = chosenPaymentMethod(unit, {
    ...(parameters.payment_method !== undefined && { payment_method: parameters.payment_method }),
    ...(parameters.payment_method_data !== undefined && {
      payment_method_data: parameters.payment_method_data,
    }),
  });
  if (chosen === undefined) throw nothingChosen();
  const paymentMethod = resolvePaymentMethod(unit, chosen);
  const token = newConfirmationToken({
    id: unit.newId('confirmation_token'),
    now: unit.now,
    paymentMethod,
    parameters,
  });
  unit.insert<'_confirmation_token'>({
    object: '_confirmation_token',
    id: token.id,
    paymentMethod: paymentMethod.id,
  });
  return unit.insert<'confirmation_token'>(token);
}

function nothingChosen(): ReturnType<typeof invalidRequest> {
  return invalidRequest(
    'One of the following params should be provided for this request: payment_method or ' +
      'payment_method_data.',
    { code: 'parameter_missing', param: 'payment_method' },
  );
}
