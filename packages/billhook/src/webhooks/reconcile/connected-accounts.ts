// The connected accounts whose events are to be compared: those that have sent some, the one that has waited longest
// first, a few at a time, so that a platform with thousands of them does not use up its calls.
import type { Queryable } from '../../database/database.ts';

/** Distinct values of an indexed column by one descent of the index for each, not by a look at every event. */
const dueSql = `
  with recursive known as (
    select min(account) as account from billhook.inbox where account is not null
    union all
    select (select min(inbox.account) from billhook.inbox where inbox.account > known.account)
    from known where known.account is not null
  )
  select known.account
  from known
  left join billhook.reconciliation compared
    on compared.account = known.account and compared.livemode = $1
  where known.account is not null
  order by compared.checked_at nulls first, known.account
  limit $2
`;

export async function findDueAccounts(
  database: Queryable,
  { livemode, limit }: { readonly livemode: boolean; readonly limit: number },
): Promise<string[]> {
  const { rows } = await database.query<{ account: string }>(dueSql, [livemode, limit]);
  return rows.map(({ account }) => account);
}
