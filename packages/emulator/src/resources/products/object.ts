/** The product. https://docs.stripe.com/api/products/object */
import type Stripe from 'stripe';

import { mergeMetadata, newMetadata } from '../../objects/metadata.ts';
import { changed, orNull } from '../../objects/unset.ts';
import type { Wire } from '../../objects/wire.ts';

export type Product = Wire<Stripe.Product>;

export interface NewProduct {
  id: string;
  now: number;
  parameters: Omit<Stripe.ProductCreateParams, 'default_price_data' | 'expand' | 'id'>;
}

/** A product without prices. */
export function newProduct({ id, now, parameters }: NewProduct): Product {
  return {
    id,
    object: 'product',
    active: parameters.active ?? true,
    created: now,
    default_price: null,
    description: orNull(parameters.description),
    images: parameters.images ?? [],
    livemode: false,
    marketing_features: parameters.marketing_features ?? [],
    metadata: newMetadata(parameters.metadata),
    name: parameters.name,
    package_dimensions: parameters.package_dimensions ?? null,
    shippable: parameters.shippable ?? null,
    statement_descriptor: orNull(parameters.statement_descriptor),
    tax_code: orNull(parameters.tax_code),
    tax_details: null,
    type: 'service',
    unit_label: orNull(parameters.unit_label),
    updated: now,
    url: orNull(parameters.url),
  };
}

/** The fields of a product that a request changes, except its default price. */
export function productChanges(
  current: Product,
  parameters: Stripe.ProductUpdateParams,
): Partial<Product> {
  const { active, images, marketing_features: features, name, shippable } = parameters;
  return {
    description: changed(parameters.description, current.description),
    metadata: mergeMetadata(current.metadata, parameters.metadata),
    package_dimensions: changed(parameters.package_dimensions, current.package_dimensions),
    statement_descriptor: changed(
      parameters.statement_descriptor,
      current.statement_descriptor ?? null,
    ),
    tax_code: changed(parameters.tax_code, current.tax_code ?? null),
    unit_label: changed(parameters.unit_label, current.unit_label ?? null),
    url: changed(parameters.url, current.url),
    ...(active !== undefined && { active }),
    ...(images !== undefined && { images: orNull(images) ?? [] }),
    ...(features !== undefined && { marketing_features: orNull(features) ?? [] }),
    ...(name !== undefined && { name }),
    ...(shippable !== undefined && { shippable }),
  };
}
