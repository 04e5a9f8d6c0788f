/** Products. https://docs.stripe.com/api/products */
import { sameValue } from '../../events/previous-attributes.ts';
import { inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { invalidRequest, resourceMissing, unsupported } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { storePrice } from '../prices/create-price.ts';
import type { Resource } from '../resource.ts';
import { createProduct, storeProduct } from './create-product.ts';
import { productChanges, type Product } from './object.ts';

/** With `default_price_data` the product is announced with its price, and the price after it. */
const create = operation('POST /v1/products', ({ unit, parameters }) => {
  const { default_price_data: priceData, expand: _, ...input } = parameters;
  if (priceData === undefined) return createProduct(unit, input);
  const { id } = storeProduct(unit, input);
  const price = storePrice(unit, { ...priceData, product: id }, 'default_price_data');
  const product = unit.update('product', id, { default_price: price.id });
  unit.emit('product.created', product);
  unit.emit('price.created', price);
  return product;
});

const retrieve = operation('GET /v1/products/{id}', ({ unit, ids: [id = ''] }) =>
  productAtUrl(unit, id),
);

const update = operation('POST /v1/products/{id}', ({ unit, ids: [id = ''], parameters }) => {
  const product = productAtUrl(unit, id);
  if (parameters.tax_details !== undefined) throw unsupported('tax details', 'tax_details');
  const { default_price: defaultPrice } = parameters;
  if (defaultPrice !== undefined) checkDefaultPrice(unit, product, defaultPrice);
  const changes = {
    ...productChanges(product, parameters),
    ...(defaultPrice !== undefined && { default_price: defaultPrice }),
  };
  if (sameValue(product, { ...product, ...changes })) return product;
  const updated = unit.update('product', id, { ...changes, updated: unit.now });
  unit.emit('product.updated', updated);
  return updated;
});

/** Only a product that never had a price can be deleted; others are archived by `active`. */
const remove = operation('DELETE /v1/products/{id}', ({ unit, ids: [id = ''] }) => {
  const product = productAtUrl(unit, id);
  if (unit.all('price').some((price) => price.product === id)) {
    throw invalidRequest(
      'This product cannot be deleted because it has one or more user-created prices.',
    );
  }
  unit.delete('product', id);
  unit.emit('product.deleted', { ...product, active: false });
  return { id, object: 'product', deleted: true };
});

const list = operation('GET /v1/products', ({ unit, parameters }) => {
  const { active, created, ids, shippable, type, url } = parameters;
  return page({
    objects: unit.all('product'),
    parameters,
    url: '/v1/products',
    noun: 'product',
    where: (product) =>
      inRange(product.created, created) &&
      (active === undefined || product.active === active) &&
      (ids === undefined || ids.includes(product.id)) &&
      (shippable === undefined || product.shippable === shippable) &&
      (type === undefined || product.type === type) &&
      (url === undefined || product.url === url),
  });
});

export const products: Resource = { operations: [create, retrieve, update, remove, list] };

function productAtUrl(unit: UnitOfWork, id: string): Product {
  const product = unit.get('product', id);
  if (product === undefined) throw resourceMissing('product', id);
  return product;
}

function checkDefaultPrice(unit: UnitOfWork, product: Product, id: string): void {
  if (unit.get('price', id)?.product !== product.id) {
    throw resourceMissing('price', id, 'default_price');
  }
}
