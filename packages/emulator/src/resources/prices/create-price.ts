/** Creates prices, for the API, for products with a default price and for Checkout. */
import type Stripe from 'stripe';

import { invalidRequest, resourceMissing, unsupported } from '../../http/stripe-error.ts';
import { checkCurrency } from '../../objects/currencies.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { createProduct } from '../products/create-product.ts';
import { claimLookupKey } from './lookup-key.ts';
import { newPrice, type Price } from './object.ts';
import { priceAmount } from './price-amount.ts';

/** What a price is made of: the parameters of `POST /v1/prices`. */
export type PriceInput = Omit<Stripe.PriceCreateParams, 'expand'>;

/**
 * Stores a price, which is for the caller to announce. `param` is where its parameters stand in the
 * request, empty when they are the request.
 */
export function storePrice(unit: UnitOfWork, input: PriceInput, param = ''): Price {
  refuseUnsupported(input);
  const at = (name: string): string => (param === '' ? name : `${param}[${name}]`);
  const currency = checkCurrency(input.currency, at('currency'));
  const amount = priceAmount(input, param);
  const product = productOf(unit, input, at);
  const { lookup_key: key, transfer_lookup_key: transfer } = input;
  claimLookupKey(unit, key, { taker: null, transfer });
  return unit.insert<'price'>(
    newPrice({
      id: unit.newId('price'),
      now: unit.now,
      product,
      currency,
      amount,
      parameters: input,
    }),
  );
}

/** Stores a price and announces it. */
export function createPrice(unit: UnitOfWork, input: PriceInput, param = ''): Price {
  const price = storePrice(unit, input, param);
  unit.emit('price.created', price);
  return price;
}

function productOf(unit: UnitOfWork, input: PriceInput, at: (name: string) => string): string {
  const { product, product_data: data } = input;
  if (product !== undefined && data !== undefined) {
    throw invalidRequest(
      `You may only specify one of these parameters: ${at('product')}, ${at('product_data')}.`,
    );
  }
  if (data !== undefined) return createProduct(unit, data).id;
  if (product === undefined) {
    throw invalidRequest(`Missing required param: ${at('product')}.`, {
      code: 'parameter_missing',
      param: at('product'),
    });
  }
  if (unit.get('product', product) === undefined) {
    throw resourceMissing('product', product, at('product'));
  }
  return product;
}

function refuseUnsupported(input: PriceInput): void {
  if (input.billing_scheme === 'tiered' || input.tiers !== undefined) {
    throw unsupported('prices in tiers', 'tiers');
  }
}
