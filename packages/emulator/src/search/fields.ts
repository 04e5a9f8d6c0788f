/**
 * Which fields of which resources can be searched, and how: words match as a whole, texts also in
 * parts, numbers also by comparison.
 * https://docs.stripe.com/search#supported-query-fields-for-each-resource
 */
import type { StripeObjects } from '../objects/object-types.ts';

export type FieldKind = 'number' | 'text' | 'word';

export interface SearchField {
  kind: FieldKind;
  /** Where the value stands in the object, when it isn't where the name of the field says. */
  path?: string;
}

const number: SearchField = { kind: 'number' };
const text: SearchField = { kind: 'text' };
const word: SearchField = { kind: 'word' };

/** The types that can be searched. */
export type SearchedType = Extract<
  keyof StripeObjects,
  'charge' | 'customer' | 'invoice' | 'payment_intent' | 'price' | 'product' | 'subscription'
>;

/** Besides these, all of them can be searched by `metadata`. */
export const searchFields: Readonly<Record<SearchedType, Readonly<Record<string, SearchField>>>> = {
  charge: {
    amount: number,
    'billing_details.address.postal_code': word,
    created: number,
    currency: word,
    customer: word,
    disputed: word,
    'payment_method_details.card.brand': word,
    'payment_method_details.card.exp_month': word,
    'payment_method_details.card.exp_year': word,
    'payment_method_details.card.fingerprint': word,
    'payment_method_details.card.last4': word,
    refunded: word,
    status: word,
  },
  customer: { created: number, email: text, name: text, phone: text },
  invoice: {
    created: number,
    currency: word,
    customer: word,
    last_finalization_error_code: { kind: 'word', path: 'last_finalization_error.code' },
    last_finalization_error_type: { kind: 'word', path: 'last_finalization_error.type' },
    number: word,
    receipt_number: word,
    status: word,
    subscription: { kind: 'word', path: 'parent.subscription_details.subscription' },
    total: number,
  },
  payment_intent: {
    amount: number,
    created: number,
    currency: word,
    customer: word,
    status: word,
  },
  price: { active: word, currency: word, lookup_key: word, product: word, type: word },
  product: { active: word, description: text, name: text, shippable: word, url: text },
  subscription: { canceled_at: number, created: number, status: word },
};
