/** Setup intents: saving a payment method for later. https://docs.stripe.com/api/setup_intents */
import type Stripe from 'stripe';

import { checkClientSecret } from '../../http/client-secret.ts';
import { inRange, page } from '../../http/list.ts';
import { operation, type Call } from '../../http/operation.ts';
import { StripeError, unsupported } from '../../http/stripe-error.ts';
import { useConfirmationToken } from '../confirmation-tokens/use.ts';
import { staysOnPage } from '../payment-intents/confirm-request.ts';
import { checkReturnUrl } from '../payment-intents/return-url.ts';
import { chosenPaymentMethod } from '../payment-methods/chosen.ts';
import type { Resource } from '../resource.ts';
import { cancelSetupIntent } from './cancel.ts';
import { confirmSetupIntent } from './confirm.ts';
import { createSetupIntent } from './create.ts';
import { findSetupIntent } from './find.ts';
import type { SetupIntent } from './object.ts';
import { missingReturnUrl, wrongClientSecret } from './refusals.ts';
import { mayDo } from './state-machine.ts';
import { changedMethods, updateSetupIntent } from './update.ts';

const create = operation(
  'POST /v1/setup_intents',
  (call) => {
    const { unit, parameters } = call;
    refuseUnsupported(parameters);
    if (parameters.confirm === true) {
      return confirm(call, createSetupIntent(unit, parameters));
    }
    if (parameters.confirmation_token !== undefined) throw onlyWithConfirm('confirmation_token');
    return createSetupIntent(unit, parameters, chosenPaymentMethod(unit, parameters));
  },
  { inlinePaymentMethod: true },
);

const retrieve = operation(
  'GET /v1/setup_intents/{id}',
  (call) => {
    const intent = findSetupIntent(call.unit, call.ids[0] ?? '');
    checkClientSecret(call, intent, wrongClientSecret);
    return intent;
  },
  { publishable: true },
);

const update = operation(
  'POST /v1/setup_intents/{id}',
  ({ unit, parameters, ids: [id = ''] }) => {
    refuseUnsupported(parameters);
    return updateSetupIntent(unit, findSetupIntent(unit, id), parameters);
  },
  { inlinePaymentMethod: true },
);

const confirmOperation = operation(
  'POST /v1/setup_intents/{id}/confirm',
  (call) => {
    const intent = findSetupIntent(call.unit, call.ids[0] ?? '');
    checkClientSecret(call, intent, wrongClientSecret);
    return confirm(call, intent);
  },
  { publishable: true, inlinePaymentMethod: true },
);

const cancel = operation('POST /v1/setup_intents/{id}/cancel', (call) => {
  const { unit, parameters } = call;
  const intent = findSetupIntent(unit, call.ids[0] ?? '');
  return cancelSetupIntent(unit, intent, parameters.cancellation_reason ?? null);
});

const list = operation('GET /v1/setup_intents', ({ unit, parameters }) => {
  const { created, customer, payment_method: paymentMethod } = parameters;
  return page({
    objects: unit.all('setup_intent'),
    parameters,
    url: '/v1/setup_intents',
    noun: 'setupintent',
    where: (intent) =>
      inRange(intent.created, created) &&
      (customer === undefined || intent.customer === customer) &&
      (paymentMethod === undefined || intent.payment_method === paymentMethod),
  });
});

/** Only bank accounts are verified by small deposits, and none is set up here. */
const verifyMicrodeposits = operation(
  'POST /v1/setup_intents/{id}/verify_microdeposits',
  ({ unit, ids: [id = ''] }) => {
    const intent = findSetupIntent(unit, id);
    throw new StripeError({
      status: 400,
      type: 'invalid_request_error',
      code: 'intent_invalid_state',
      message:
        `This SetupIntent cannot be actioned on because it has a status of ${intent.status}. ` +
        'Only a SetupIntent with one of the following statuses may be actioned on: ' +
        '["requires_action"].',
      setup_intent: intent,
    });
  },
);

/** What a confirmation by the API asks for beyond what our own pages do. */
function confirm(call: Call<Stripe.SetupIntentConfirmParams>, intent: SetupIntent): SetupIntent {
  const { unit, parameters, baseUrl } = call;
  checkReturnUrl(parameters.return_url);
  const { id } = intent;
  const chosen = chosenPaymentMethod(unit, parameters);
  const used =
    parameters.confirmation_token === undefined
      ? null
      : useConfirmationToken(unit, parameters.confirmation_token, { setup_intent: id });
  const returnUrl = parameters.return_url ?? used?.token.return_url ?? null;
  if (mayDo('confirm', intent.status)) {
    const changed = unit.update('setup_intent', id, changedMethods(intent, parameters));
    if (returnUrl === null && mayRedirect(changed) && !staysOnPage(call)) {
      throw missingReturnUrl(changed);
    }
  }
  return confirmSetupIntent(unit, id, {
    paymentMethod: chosen ?? used?.paymentMethod,
    baseUrl,
    returnUrl: staysOnPage(call) ? null : returnUrl,
  });
}

function mayRedirect({ automatic_payment_methods: automatic }: SetupIntent): boolean {
  return automatic?.enabled === true && automatic.allow_redirects !== 'never';
}

function refuseUnsupported(parameters: { attach_to_self?: boolean; on_behalf_of?: string }): void {
  for (const param of ['attach_to_self', 'on_behalf_of'] as const) {
    if (parameters[param] !== undefined) throw unsupported('Connect', param);
  }
}

function onlyWithConfirm(param: string): StripeError {
  return new StripeError({
    status: 400,
    type: 'invalid_request_error',
    message: `The parameter \`${param}\` cannot be passed when creating a SetupIntent unless \`confirm\` is set to true`,
    param,
  });
}

export const setupIntents: Resource = {
  operations: [create, retrieve, update, confirmOperation, cancel, list, verifyMicrodeposits],
};
