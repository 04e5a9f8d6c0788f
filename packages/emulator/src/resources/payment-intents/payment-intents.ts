/** Payment intents. https://docs.stripe.com/api/payment_intents */
import { checkClientSecret } from '../../http/client-secret.ts';
import { inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { invalidRequest, type StripeError } from '../../http/stripe-error.ts';
import { chosenPaymentMethod } from '../payment-methods/chosen.ts';
import type { Resource } from '../resource.ts';
import { debitSettles, settleDebit } from './bank-payment.ts';
import { cancelPaymentIntent, expireAuthorization } from './cancel.ts';
import { capturePaymentIntent } from './capture.ts';
import { confirmAsAsked } from './confirm-request.ts';
import { checkCustomer, createPaymentIntent } from './create.ts';
import { findPaymentIntent } from './find.ts';
import { wrongClientSecret } from './refusals.ts';
import { authorizationExpires } from './success.ts';
import { updatePaymentIntent } from './update.ts';

const create = operation(
  'POST /v1/payment_intents',
  (call) => {
    const { unit, parameters } = call;
    const { confirm, confirmation_token: token, payment_method_data: data } = parameters;
    if (confirm === true) return confirmAsAsked(call, createPaymentIntent(unit, parameters));
    if (token !== undefined) throw onlyWithConfirm('confirmation_token');
    if (data === undefined) return createPaymentIntent(unit, parameters);
    const paymentMethod = chosenPaymentMethod(unit, parameters) ?? '';
    return createPaymentIntent(unit, { ...parameters, payment_method: paymentMethod });
  },
  { inlinePaymentMethod: true },
);

const retrieve = operation(
  'GET /v1/payment_intents/{id}',
  (call) => {
    const intent = findPaymentIntent(call.unit, call.ids[0] ?? '');
    checkClientSecret(call, intent, wrongClientSecret);
    return intent;
  },
  { publishable: true },
);

const update = operation(
  'POST /v1/payment_intents/{id}',
  ({ unit, parameters, ids: [id = ''] }) => {
    const intent = findPaymentIntent(unit, id);
    if (parameters.payment_method_data === undefined) {
      return updatePaymentIntent(unit, intent, parameters);
    }
    const paymentMethod = chosenPaymentMethod(unit, parameters) ?? '';
    return updatePaymentIntent(unit, intent, { ...parameters, payment_method: paymentMethod });
  },
  { inlinePaymentMethod: true },
);

const list = operation('GET /v1/payment_intents', ({ unit, parameters }) => {
  const { created, customer } = parameters;
  if (customer !== undefined) checkCustomer(unit, customer);
  return page({
    objects: unit.all('payment_intent'),
    parameters,
    url: '/v1/payment_intents',
    noun: 'payment_intent',
    where: (intent) =>
      inRange(intent.created, created) && (customer === undefined || intent.customer === customer),
  });
});

/** Stripe.js calls this for the customer, with the secret that the page was given. */
const confirm = operation(
  'POST /v1/payment_intents/{id}/confirm',
  (call) => {
    const intent = findPaymentIntent(call.unit, call.ids[0] ?? '');
    checkClientSecret(call, intent, wrongClientSecret);
    return confirmAsAsked(call, intent);
  },
  { publishable: true, inlinePaymentMethod: true },
);

const capture = operation(
  'POST /v1/payment_intents/{id}/capture',
  ({ unit, parameters, ids: [id = ''] }) =>
    capturePaymentIntent(unit, findPaymentIntent(unit, id), parameters),
);

const cancel = operation(
  'POST /v1/payment_intents/{id}/cancel',
  ({ unit, parameters, ids: [id = ''] }) =>
    cancelPaymentIntent(unit, findPaymentIntent(unit, id), parameters.cancellation_reason ?? null),
);

function onlyWithConfirm(param: string): StripeError {
  return invalidRequest(
    `The parameter \`${param}\` cannot be passed when creating a PaymentIntent unless \`confirm\` is set to true`,
    { param },
  );
}

export const paymentIntents: Resource = {
  operations: [create, retrieve, update, list, confirm, capture, cancel],
  dueTasks: { [authorizationExpires]: expireAuthorization, [debitSettles]: settleDebit },
};
