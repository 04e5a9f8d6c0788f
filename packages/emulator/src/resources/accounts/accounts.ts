/** The account that the keys belong to. https://docs.stripe.com/api/accounts/retrieve */
import { operation } from '../../http/operation.ts';
import type { Resource } from '../resource.ts';
import { accountOf } from './open-account.ts';

export { accountId } from './object.ts';

const retrieve = operation('GET /v1/account', ({ unit }) => accountOf(unit));

export const accounts: Resource = { operations: [retrieve] };
