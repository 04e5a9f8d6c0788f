/** Balance transactions. https://docs.stripe.com/api/balance_transactions */
import { inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { resourceMissing } from '../../http/stripe-error.ts';
import type { Resource } from '../resource.ts';
import { becomesAvailable, makeAvailable } from './record.ts';

const retrieve = operation('GET /v1/balance_transactions/{id}', ({ unit, ids: [id = ''] }) => {
  const transaction = unit.get('balance_transaction', id);
  if (transaction === undefined) throw resourceMissing('balance transaction', id);
  return transaction;
});

const list = operation('GET /v1/balance_transactions', ({ unit, parameters }) => {
  const { created, currency, payout, source, type } = parameters;
  return page({
    objects: unit.all('balance_transaction'),
    parameters,
    url: '/v1/balance_transactions',
    noun: 'balance transaction',
    where: (transaction) =>
      inRange(transaction.created, created) &&
      (currency === undefined || transaction.currency === currency.toLowerCase()) &&
      (source === undefined || transaction.source === source) &&
      (type === undefined || transaction.type === type) &&
      // The emulator pays nothing out, so that no transaction belongs to a payout.
      payout === undefined,
  });
});

export const balanceTransactions: Resource = {
  operations: [retrieve, list],
  dueTasks: { [becomesAvailable]: makeAvailable },
};
