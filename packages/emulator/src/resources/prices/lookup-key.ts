/**
 * Lookup keys: names that a shop gives to prices, each to one price at most.
 * https://docs.stripe.com/products-prices/manage-prices#lookup-keys
 */
import { invalidRequest } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/**
 * Makes `key` free for the price `taker` (null for a new one): taken from the price that has it when
 * `transfer` is true, else refused. An archived price keeps its key.
 */
export function claimLookupKey(
  unit: UnitOfWork,
  key: string | undefined,
  { taker, transfer = false }: { taker: string | null; transfer: boolean | undefined },
): void {
  if (key === undefined) return;
  const holder = unit.all('price').find((price) => price.lookup_key === key);
  if (holder === undefined || holder.id === taker) return;
  if (!transfer) {
    throw invalidRequest(`A price (\`${holder.id}\`) already uses that lookup key.`, {
      param: 'lookup_key',
    });
  }
  unit.emit('price.updated', unit.update('price', holder.id, { lookup_key: null }));
}
