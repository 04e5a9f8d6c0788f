/** The token of a card, as Stripe.js made them before payment methods. https://docs.stripe.com/api/tokens/object */
import type Stripe from 'stripe';

import { orNull } from '../../objects/unset.ts';
import type { Wire } from '../../objects/wire.ts';
import type { CardInput } from '../payment-methods/card-input.ts';
import { fingerprintOf } from '../payment-methods/card-number.ts';

export type Token = Wire<Stripe.Token>;
export type CardParameters = Stripe.TokenCreateParams.Card;

/** The card behind a token: enough to act as that card does. */
export interface CardTokenRecord {
  object: '_card_token';
  /** The id of the token. */
  id: string;
  /** The number of the test card; there are no others here. */
  number: string;
  expMonth: number;
  expYear: number;
  hasCvc: boolean;
}

export interface NewCardToken {
  id: string;
  cardId: string;
  /** In Unix seconds. */
  now: number;
  input: CardInput;
  given: CardParameters;
}

/** A token that has not been used. The number is not in it. */
export function newCardToken({ id, cardId, now, input, given }: NewCardToken): Token {
  const { card, expMonth, expYear, hasCvc } = input;
  return {
    id,
    object: 'token',
    card: {
      id: cardId,
      object: 'card',
      address_city: orNull(given.address_city),
      address_country: orNull(given.address_country),
      address_line1: orNull(given.address_line1),
      address_line1_check: given.address_line1 === undefined ? null : 'unchecked',
      address_line2: orNull(given.address_line2),
      address_state: orNull(given.address_state),
      address_zip: orNull(given.address_zip),
      address_zip_check: given.address_zip === undefined ? null : 'unchecked',
      brand: brandNames.get(card.brand) ?? 'Unknown',
      country: card.country,
      cvc_check: hasCvc ? 'unchecked' : null,
      dynamic_last4: null,
      exp_month: expMonth,
      exp_year: expYear,
      fingerprint: fingerprintOf(card.number),
      funding: card.funding,
      last4: card.number.slice(-4),
      metadata: {},
      name: orNull(given.name),
      networks: { preferred: null },
      regulated_status: 'unregulated',
      tokenization_method: null,
    },
    client_ip: '127.0.0.1',
    created: now,
    livemode: false,
    type: 'card',
    used: false,
  };
}

/** Cards of this older kind have their brand's name as people write it. */
const brandNames: ReadonlyMap<string, string> = new Map([
  ['amex', 'American Express'],
  ['diners', 'Diners Club'],
  ['discover', 'Discover'],
  ['jcb', 'JCB'],
  ['mastercard', 'MasterCard'],
  ['unionpay', 'UnionPay'],
  ['visa', 'Visa'],
]);
