/** Prices. https://docs.stripe.com/api/prices */
import { announceUpdate } from '../../events/announce-update.ts';
import { inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { invalidRequest, resourceMissing } from '../../http/stripe-error.ts';
import { mergeMetadata } from '../../objects/metadata.ts';
import { changed } from '../../objects/unset.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Resource } from '../resource.ts';
import { createPrice } from './create-price.ts';
import { claimLookupKey } from './lookup-key.ts';
import type { Price } from './object.ts';

const create = operation('POST /v1/prices', ({ unit, parameters }) =>
  createPrice(unit, parameters),
);

const retrieve = operation('GET /v1/prices/{id}', ({ unit, ids: [id = ''] }) =>
  priceAtUrl(unit, id),
);

/** What a price costs can't be changed: a new one takes its place. */
const update = operation('POST /v1/prices/{id}', ({ unit, ids: [id = ''], parameters }) => {
  const price = priceAtUrl(unit, id);
  const { active, lookup_key: key, tax_behavior: taxBehavior } = parameters;
  if (active === false) checkArchivable(unit, price);
  claimLookupKey(unit, key, { taker: id, transfer: parameters.transfer_lookup_key });
  return announceUpdate(unit, 'price.updated', 'price', id, {
    lookup_key: changed(key, price.lookup_key),
    metadata: mergeMetadata(price.metadata, parameters.metadata),
    nickname: changed(parameters.nickname, price.nickname),
    ...(active !== undefined && { active }),
    ...(taxBehavior !== undefined && { tax_behavior: taxBehavior }),
  });
});

const list = operation('GET /v1/prices', ({ unit, parameters }) => {
  const { active, created, currency, lookup_keys: keys, product, recurring, type } = parameters;
  return page({
    objects: unit.all('price'),
    parameters,
    url: '/v1/prices',
    noun: 'price',
    where: (price) =>
      inRange(price.created, created) &&
      (active === undefined || price.active === active) &&
      (currency === undefined || price.currency === currency.toLowerCase()) &&
      (keys === undefined || (price.lookup_key !== null && keys.includes(price.lookup_key))) &&
      (product === undefined || price.product === product) &&
      (type === undefined || price.type === type) &&
      (recurring === undefined || isBilledAs(price, recurring)),
  });
});

export const prices: Resource = { operations: [create, retrieve, update, list] };

function priceAtUrl(unit: UnitOfWork, id: string): Price {
  const price = unit.get('price', id);
  if (price === undefined) throw resourceMissing('price', id, 'price', 404);
  return price;
}

function checkArchivable(unit: UnitOfWork, price: Price): void {
  if (unit.get('product', price.product)?.default_price !== price.id) return;
  throw invalidRequest(
    'This price cannot be archived because it is the default price of its product.',
  );
}

function isBilledAs(
  { recurring }: Price,
  wanted: { interval?: string; meter?: string; usage_type?: string },
): boolean {
  if (recurring === null) return false;
  const { interval, meter, usage_type: usageType } = wanted;
  return (
    (interval === undefined || recurring.interval === interval) &&
    (meter === undefined || recurring.meter === meter) &&
    (usageType === undefined || recurring.usage_type === usageType)
  );
}
