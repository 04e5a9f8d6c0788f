/** What a confirmation by the API asks for beyond what the emulator's own pages do. */
import type Stripe from 'stripe';

import type { Call } from '../../http/operation.ts';
import { useConfirmationToken, type UsedToken } from '../confirmation-tokens/use.ts';
import { chosenPaymentMethod } from '../payment-methods/chosen.ts';
import { changedFields, type ChangeParameters } from './changes.ts';
import { confirmPaymentIntent } from './confirm.ts';
import type { PaymentIntent } from './object.ts';
import { missingReturnUrl, offSessionSetUp } from './refusals.ts';
import { checkReturnUrl } from './return-url.ts';
import { mayDo } from './state-machine.ts';

/** Confirms the intent as the parameters ask for. */
export function confirmAsAsked(
  call: Call<Stripe.PaymentIntentConfirmParams>,
  intent: PaymentIntent,
): PaymentIntent {
  const { unit, parameters, baseUrl } = call;
  const offSession = isOffSession(parameters.off_session);
  const chosen = chosenPaymentMethod(unit, parameters);
  const used = mayDo('confirm', intent.status) ? usedToken(call, intent) : null;
  const returnUrl = parameters.return_url ?? used?.token.return_url ?? undefined;
  const onPage = staysOnPage(call);
  if (mayDo('confirm', intent.status)) {
    checkReturnUrl(returnUrl);
    const changed = unit.update('payment_intent', intent.id, {
      ...changedFields(intent, { ...tokenChanges(used), ...confirmationChanges(parameters) }),
    });
    if (offSession && changed.setup_future_usage !== null) throw offSessionSetUp(intent);
    if (returnUrl === undefined && mayRedirect(changed) && !onPage) throw missingReturnUrl(intent);
  }
  return confirmPaymentIntent(unit, intent.id, {
    paymentMethod: chosen ?? used?.paymentMethod,
    returnUrl,
    inPage: onPage,
    offSession,
    errorOnRequiresAction: parameters.error_on_requires_action,
    baseUrl,
  });
}

/** Stripe.js shows a challenge in a frame of the page that confirms, and needs no return URL. */
export function staysOnPage({
  keyKind,
  parameters,
}: Pick<Call<{ use_stripe_sdk?: boolean }>, 'keyKind' | 'parameters'>): boolean {
  return parameters.use_stripe_sdk ?? keyKind === 'publishable';
}

function usedToken(
  { unit, parameters }: Call<Stripe.PaymentIntentConfirmParams>,
  intent: PaymentIntent,
): UsedToken | null {
  const { confirmation_token: token } = parameters;
  return token === undefined
    ? null
    : useConfirmationToken(unit, token, { payment_intent: intent.id });
}

/** What the customer's page decided, and the token carries to the server. */
function tokenChanges(used: UsedToken | null): ChangeParameters {
  if (used === null) return {};
  const { setup_future_usage: usage, shipping } = used.token;
  return {
    ...(usage !== null && { setup_future_usage: usage }),
    ...(shipping !== null && {
      shipping: {
        name: shipping.name,
        address: Object.fromEntries(
          Object.entries(shipping.address).filter(([, line]) => line !== null),
        ),
        ...(shipping.phone !== null && { phone: shipping.phone }),
      },
    }),
  };
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
