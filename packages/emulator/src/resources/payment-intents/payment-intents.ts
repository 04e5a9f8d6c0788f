/** Payment intents. https://docs.stripe.com/api/payment_intents */
import type Stripe from 'stripe';

import { inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { StripeError, unsupported } from '../../http/stripe-error.ts';
import { missingParameter } from '../../parameters/parameter-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Resource } from '../resource.ts';
import { cancelPaymentIntent, expireAuthorization } from './cancel.ts';
import { capturePaymentIntent } from './capture.ts';
import { changedFields, type ChangeParameters } from './changes.ts';
import { confirmPaymentIntent } from './confirm.ts';
import { checkCustomer, createPaymentIntent } from './create.ts';
import { findPaymentIntent } from './find.ts';
import type { PaymentIntent } from './object.ts';
import { missingReturnUrl, offSessionSetUp, wrongClientSecret } from './refusals.ts';
import { checkReturnUrl } from './return-url.ts';
import { mayDo } from './state-machine.ts';
import { authorizationExpires } from './success.ts';
import { updatePaymentIntent } from './update.ts';

const create = operation('POST /v1/payment_intents', ({ unit, parameters, baseUrl }) => {
  checkSupported(parameters);
  const intent = createPaymentIntent(unit, parameters);
  return parameters.confirm === true ? confirm(unit, intent, parameters, baseUrl) : intent;
});

const retrieve = operation(
  'GET /v1/payment_intents/{id}',
  ({ unit, parameters, keyKind, ids: [id = ''] }) => {
    const { client_secret: secret } = parameters;
    if (keyKind === 'publishable' && secret === undefined) {
      throw new StripeError(missingParameter('client_secret'));
    }
    const intent = findPaymentIntent(unit, id);
    if (secret !== undefined && secret !== intent.client_secret) throw wrongClientSecret();
    return intent;
  },
  { publishable: true },
);

const update = operation(
  'POST /v1/payment_intents/{id}',
  ({ unit, parameters, ids: [id = ''] }) => {
    checkSupported(parameters);
    return updatePaymentIntent(unit, findPaymentIntent(unit, id), parameters);
  },
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

const confirmOperation = operation(
  'POST /v1/payment_intents/{id}/confirm',
  ({ unit, parameters, baseUrl, ids: [id = ''] }) => {
    checkSupported(parameters);
    return confirm(unit, findPaymentIntent(unit, id), parameters, baseUrl);
  },
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

/** What a confirmation by the API asks for beyond what our own pages do. */
function confirm(
  unit: UnitOfWork,
  intent: PaymentIntent,
  parameters: Stripe.PaymentIntentConfirmParams,
  baseUrl: string,
): PaymentIntent {
  const { payment_method: paymentMethod, return_url: returnUrl } = parameters;
  const offSession = isOffSession(parameters.off_session);
  if (mayDo('confirm', intent.status)) {
    checkReturnUrl(returnUrl);
    const changed = unit.update('payment_intent', intent.id, {
      ...changedFields(intent, confirmationChanges(parameters)),
    });
    if (offSession && changed.setup_future_usage !== null) throw offSessionSetUp(intent);
    if (mayRedirect(changed) && returnUrl === undefined) throw missingReturnUrl(intent);
  }
  return confirmPaymentIntent(unit, intent.id, {
    paymentMethod,
    returnUrl,
    offSession,
    errorOnRequiresAction: parameters.error_on_requires_action,
    baseUrl,
  });
}

/** What of a confirmation changes the intent itself. */
function confirmationChanges(parameters: Stripe.PaymentIntentConfirmParams): ChangeParameters {
  const { capture_method, receipt_email, setup_future_usage, shipping } = parameters;
  const { allowed_payment_method_types, excluded_payment_method_types } = parameters;
  const { payment_method_options } = parameters;
  return {
    ...(allowed_payment_method_types !== undefined && { allowed_payment_method_types }),
    ...(capture_method !== undefined && { capture_method }),
    ...(excluded_payment_method_types !== undefined && { excluded_payment_method_types }),
    ...(payment_method_options !== undefined && { payment_method_options }),
    ...(receipt_email !== undefined && { receipt_email }),
    ...(setup_future_usage !== undefined && { setup_future_usage }),
    ...(shipping !== undefined && { shipping }),
  };
}

/** `one_off` and `recurring` say what kind of payment it is that the customer isn't there for. */
function isOffSession(parameter: Stripe.PaymentIntentConfirmParams['off_session']): boolean {
  return parameter !== undefined && parameter !== false;
}

function mayRedirect({ automatic_payment_methods: automatic }: PaymentIntent): boolean {
  return automatic?.enabled === true && automatic.allow_redirects !== 'never';
}

/** What would make another payment than the one that the emulator would make. */
function checkSupported(parameters: {
  confirmation_token?: unknown;
  payment_method_data?: unknown;
}): void {
  for (const param of ['confirmation_token', 'payment_method_data'] as const) {
    if (parameters[param] !== undefined) throw unsupported(`the parameter \`${param}\``, param);
  }
}

export const paymentIntents: Resource = {
  operations: [create, retrieve, update, list, confirmOperation, capture, cancel],
  dueTasks: { [authorizationExpires]: expireAuthorization },
};
