/** Creates products, for the API and for prices that bring theirs along. */
import { invalidRequest, unsupported } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { newProduct, type NewProduct, type Product } from './object.ts';

/** What a product is made of; `id` is made up unless the shop has one of its own. */
export type ProductInput = NewProduct['parameters'] & { id?: string };

/** Stores a product, which is for the caller to announce once it is complete. */
export function storeProduct(unit: UnitOfWork, input: ProductInput): Product {
  const { id = unit.newId('product'), ...parameters } = input;
  if (parameters.tax_details !== undefined) throw unsupported('tax details', 'tax_details');
  if (parameters.type === 'good') throw unsupported('products of type good', 'type');
  if (unit.get('product', id) !== undefined) {
    throw invalidRequest('Product already exists.', { code: 'resource_already_exists' });
  }
  return unit.insert<'product'>(newProduct({ id, now: unit.now, parameters }));
}

/** Stores a product and announces it. */
export function createProduct(unit: UnitOfWork, input: ProductInput): Product {
  const product = storeProduct(unit, input);
  unit.emit('product.created', product);
  return product;
}
