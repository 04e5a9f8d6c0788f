/** The setup intent. https://docs.stripe.com/api/setup_intents/object */
import type Stripe from 'stripe';

import { orNull } from '../../objects/unset.ts';
import type { Wire } from '../../objects/wire.ts';
import { acceptedTypes, configurationId } from '../payment-methods/accepted-types.ts';

export type SetupIntent = Wire<Stripe.SetupIntent>;
export type CreateParameters = Stripe.SetupIntentCreateParams;
type CardOptions = Pick<
  Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card,
  'network' | 'request_three_d_secure'
>;

/** What a setup intent is made of, once the parameters have been looked at. */
export interface NewSetupIntent {
  id: string;
  clientSecret: string;
  /** In Unix seconds. */
  now: number;
  metadata: Record<string, string>;
  parameters: CreateParameters;
}

/** A new setup intent, before anybody has tried to set anything up. */
export function newSetupIntent(parts: NewSetupIntent): SetupIntent {
  const { id, clientSecret, now, metadata, parameters } = parts;
  const automatic = automaticPaymentMethods(parameters);
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } =
    parameters;
  return {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: allowed ?? null,
    application: null,
    automatic_payment_methods: automatic,
    cancellation_reason: null,
    client_secret: clientSecret,
    created: now,
    customer: parameters.customer ?? null,
    customer_account: null,
    description: orNull(parameters.description),
    excluded_payment_method_types: excluded ?? null,
    flow_directions: parameters.flow_directions ?? null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: { enabled: false },
    mandate: null,
    metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details:
      automatic?.enabled === true ? { id: configurationId, parent: null } : null,
    payment_method_options: setupOptions(parameters.payment_method_options?.card),
    payment_method_types: acceptedTypes({
      allowed_payment_method_types: allowed,
      excluded_payment_method_types: excluded,
    }),
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: parameters.usage ?? 'off_session',
  };
}

/** Unless told which types to allow, it takes those that are enabled for the account. */
function automaticPaymentMethods(
  parameters: CreateParameters,
): SetupIntent['automatic_payment_methods'] {
  const asked = parameters.automatic_payment_methods;
  if (asked === undefined && parameters.allowed_payment_method_types !== undefined) return null;
  return {
    allow_redirects: asked?.allow_redirects ?? 'always',
    enabled: asked?.enabled ?? true,
  };
}

/** The options of setting up cards, with Stripe's defaults for what isn't said. */
export function setupOptions(
  asked: CardOptions | undefined,
  current?: SetupIntent['payment_method_options'],
): SetupIntent['payment_method_options'] {
  const before = current?.card;
  return {
    card: {
      mandate_options: null,
      network: asked?.network ?? before?.network ?? null,
      request_three_d_secure:
        asked?.request_three_d_secure ?? before?.request_three_d_secure ?? 'automatic',
    },
  };
}
