/**
 * The customer session: lets a page show what a customer has saved, for half an hour.
 * https://docs.stripe.com/api/customer_sessions/object
 */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';

export type CustomerSession = Wire<Stripe.CustomerSession>;
type Components = NonNullable<CustomerSession['components']>;
type Asked = Stripe.CustomerSessionCreateParams.Components;

/** How long a page may use it. */
const lifeSeconds = 30 * 60;

export interface NewCustomerSession {
  customer: string;
  clientSecret: string;
  /** In Unix seconds. */
  now: number;
  asked: Asked;
}

export function newCustomerSession(parts: NewCustomerSession): CustomerSession {
  const { customer, clientSecret, now, asked } = parts;
  return {
    object: 'customer_session',
    client_secret: clientSecret,
    components: componentsFor(asked),
    created: now,
    customer,
    customer_account: null,
    expires_at: now + lifeSeconds,
    livemode: false,
  };
}

/** Every component is named, those that weren't asked for as not enabled. */
function componentsFor(asked: Asked): Components {
  return {
    active_entitlements: { enabled: asked.active_entitlements?.enabled ?? false },
    buy_button: { enabled: asked.buy_button?.enabled ?? false },
    customer_portal: { enabled: asked.customer_portal?.enabled ?? false },
    customer_sheet: customerSheet(asked.customer_sheet),
    mobile_payment_element: mobilePaymentElement(asked.mobile_payment_element),
    payment_element: paymentElement(asked.payment_element),
    pricing_table: { enabled: asked.pricing_table?.enabled ?? false },
  };
}

function paymentElement(asked: Asked['payment_element']): Components['payment_element'] {
  if (asked?.enabled !== true) return { enabled: false, features: null };
  const features = asked.features ?? {};
  return {
    enabled: true,
    features: {
      payment_method_allow_redisplay_filters: features.payment_method_allow_redisplay_filters ?? [
        'always',
      ],
      payment_method_redisplay: features.payment_method_redisplay ?? 'disabled',
      payment_method_redisplay_limit:
        features.payment_method_redisplay === 'enabled'
          ? (features.payment_method_redisplay_limit ?? 3)
          : null,
      payment_method_remove: features.payment_method_remove ?? 'disabled',
      payment_method_save: features.payment_method_save ?? 'disabled',
      payment_method_save_usage: features.payment_method_save_usage ?? null,
    },
  };
}

function customerSheet(asked: Asked['customer_sheet']): Components['customer_sheet'] {
  if (asked?.enabled !== true) return { enabled: false, features: null };
  const features = asked.features ?? {};
  return {
    enabled: true,
    features: {
      payment_method_allow_redisplay_filters: features.payment_method_allow_redisplay_filters ?? [
        'always',
      ],
      payment_method_remove: features.payment_method_remove ?? 'disabled',
    },
  };
}

function mobilePaymentElement(
  asked: Asked['mobile_payment_element'],
): Components['mobile_payment_element'] {
  if (asked?.enabled !== true) return { enabled: false, features: null };
  const features = asked.features ?? {};
  return {
    enabled: true,
    features: {
      payment_method_allow_redisplay_filters: features.payment_method_allow_redisplay_filters ?? [
        'always',
      ],
      payment_method_redisplay: features.payment_method_redisplay ?? 'disabled',
      payment_method_remove: features.payment_method_remove ?? 'disabled',
      payment_method_save: features.payment_method_save ?? 'disabled',
      payment_method_save_allow_redisplay_override:
        features.payment_method_save_allow_redisplay_override ?? null,
    },
  };
}
