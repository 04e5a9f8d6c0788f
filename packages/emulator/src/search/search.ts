/**
 * Search: the objects that a query finds, in pages, the newest first.
 * https://docs.stripe.com/search
 */
import { operation, type Operation } from '../http/operation.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import type { StripeObjects } from '../objects/object-types.ts';
import type { Resource } from '../resources/resource.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { searchFields, type SearchedType } from './fields.ts';
import { matcher } from './matches.ts';
import { parseQuery } from './query.ts';

interface SearchParameters {
  query: string;
  limit?: number;
  page?: string;
}

interface SearchResult {
  object: 'search_result';
  data: object[];
  has_more: boolean;
  next_page: string | null;
  url: string;
}

const defaultLimit = 10;
const maximumLimit = 100;

/** The search of a type, whose plural is its name in the API's paths. */
function searchOf(
  name: Parameters<typeof operation>[0],
  type: SearchedType,
  plural: string,
): Operation {
  return operation(name, ({ unit, parameters }) =>
    // Every search has these parameters, and the tables have checked them.
    search(unit, parameters as unknown as SearchParameters, { type, plural }),
  );
}

function search(
  unit: UnitOfWork,
  { query, limit = defaultLimit, page }: SearchParameters,
  { type, plural }: { type: SearchedType; plural: string },
): SearchResult {
  checkLimit(limit);
  const matches = matcher(parseQuery(query), { fields: searchFields[type], plural });
  const objects: readonly StripeObjects[SearchedType][] = unit.all(type);
  const from = page === undefined ? 0 : afterPage(objects, page);
  const found = objects.slice(from).filter(matches);
  const data = found.slice(0, limit);
  const last = data.at(-1);
  const hasMore = found.length > limit;
  return {
    object: 'search_result',
    data,
    has_more: hasMore,
    next_page: hasMore && last !== undefined ? pageAfter(last.id) : null,
    url: `/v1/${plural}/search`,
  };
}

function pageAfter(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** Where the page begins; what was created since the first page doesn't move it. */
function afterPage(objects: readonly { id: string }[], page: string): number {
  const id = Buffer.from(page, 'base64url').toString();
  const index = objects.findIndex((object) => object.id === id);
  if (index === -1) throw invalidRequest(`Invalid page: ${page}`, { param: 'page' });
  return index + 1;
}

function checkLimit(limit: number): void {
  if (limit >= 1 && limit <= maximumLimit) return;
  const bound = limit < 1 ? 'greater than or equal to 1' : `less than or equal to ${maximumLimit}`;
  throw invalidRequest(`This value must be ${bound}.`, {
    code: 'parameter_invalid_integer',
    param: 'limit',
  });
}

/** To stand before the resources: `search` would be an id to `GET /v1/customers/{id}`. */
export const searches: Resource = {
  operations: [
    searchOf('GET /v1/charges/search', 'charge', 'charges'),
    searchOf('GET /v1/customers/search', 'customer', 'customers'),
    searchOf('GET /v1/invoices/search', 'invoice', 'invoices'),
    searchOf('GET /v1/payment_intents/search', 'payment_intent', 'payment_intents'),
    searchOf('GET /v1/prices/search', 'price', 'prices'),
    searchOf('GET /v1/products/search', 'product', 'products'),
    searchOf('GET /v1/subscriptions/search', 'subscription', 'subscriptions'),
  ],
};
