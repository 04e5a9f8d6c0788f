/**
 * Prices that are made for one session (`price_data`), and the products that come with them
 * (`product_data`). They are inactive, so that nothing else can be bought with them.
 * https://docs.stripe.com/products-prices/manage-prices#create-price-inline
 */
import type Stripe from 'stripe';

import { invalidRequest, unsupported } from '../../http/stripe-error.ts';
import type { StripeObjects } from '../../objects/object-types.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { createPrice } from '../prices/create-price.ts';
import { createProduct } from '../products/create-product.ts';
import { missing } from './session-rules.ts';

type PriceData = Stripe.Checkout.SessionCreateParams.LineItem.PriceData;
type ProductData = NonNullable<PriceData['product_data']>;

/** Makes the price of a line item; `param` is where its `price_data` stands in the request. */
export function createInlinePrice(
  unit: UnitOfWork,
  data: PriceData,
  param: string,
): StripeObjects['price'] {
  const { product, product_data: productData, ...price } = data;
  if (product !== undefined && productData !== undefined) {
    throw invalidRequest(
      `You may only specify one of these parameters: ${param}[product], ${param}[product_data].`,
    );
  }
  const productId = productData === undefined ? product : inlineProduct(unit, productData, param);
  if (productId === undefined) throw missing(`${param}[product]`);
  return createPrice(unit, { ...price, active: false, product: productId }, param);
}

function inlineProduct(unit: UnitOfWork, data: ProductData, param: string): string {
  const { tax_details: tax, ...product } = data;
  if (tax !== undefined) throw unsupported('tax details', `${param}[product_data][tax_details]`);
  return createProduct(unit, { ...product, active: false }).id;
}
