// Up to which time everything that Stripe created is known to be in the inbox.
import type { Queryable } from '../../database/database.ts';

/** Names the row: what a key sees. */
export interface CompletenessKey {
  readonly account: string;
  readonly livemode: boolean;
}

const readSql = `
  select complete_until::float8 as "completeUntil" from billhook.reconciliation
  where account = $1 and livemode = $2
`;

/** It never moves back, whichever of two instances is slower, unless it is later than it can be. */
const writeSql = `
  insert into billhook.reconciliation (account, livemode, complete_until, checked_at)
  values ($1, $2, $3, now())
  on conflict (account, livemode) do update
  set complete_until = case when reconciliation.complete_until > $4 then excluded.complete_until
        else greatest(reconciliation.complete_until, excluded.complete_until) end,
      checked_at = excluded.checked_at
`;

/** In Unix seconds; undefined before the first comparison. */
export async function readCompleteUntil(
  database: Queryable,
  key: CompletenessKey,
): Promise<number | undefined> {
  const { rows } = await database.query<{ completeUntil: number }>(readSql, [
    key.account,
    key.livemode,
  ]);
  return rows[0]?.completeUntil;
}

/** @param times in Unix seconds; `latest` is what can be true at most. */
export async function writeCompleteUntil(
  database: Queryable,
  key: CompletenessKey,
  { completeUntil, latest }: { readonly completeUntil: number; readonly latest: number },
): Promise<void> {
  await database.query(writeSql, [key.account, key.livemode, completeUntil, latest]);
}
