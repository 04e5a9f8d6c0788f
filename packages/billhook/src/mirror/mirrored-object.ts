// Which types of objects the mirror holds, and what each looks like, as types.
import type Stripe from 'stripe';

import type { MirrorColumns } from './generated/mirror-columns.ts';

/** Every type that the mirror holds, by the value of its field `object`. */
export type MirroredType = keyof MirrorColumns;

/** What events carry; the SDK's union of all of them. */
type CarriedObject = Stripe.Event['data']['object'];

/** Types that no event carries by themselves. */
interface UncarriedObjects {
  balance_transaction: Stripe.BalanceTransaction;
  'entitlements.active_entitlement': Stripe.Entitlements.ActiveEntitlement;
  'entitlements.feature': Stripe.Entitlements.Feature;
  item: Stripe.LineItem;
  line_item: Stripe.InvoiceLineItem;
  shipping_rate: Stripe.ShippingRate;
  subscription_item: Stripe.SubscriptionItem;
}

/**
 * The SDK's type of an object, such as `Stripe.Subscription` for `subscription`. As in webhooks, decimals
 * such as `unit_amount_decimal` are strings when they run, whatever the SDK's types say of its own calls.
 */
export type MirroredObject<Type extends MirroredType> = Type extends keyof UncarriedObjects
  ? UncarriedObjects[Type]
  : Extract<CarriedObject, { object: Type }>;
