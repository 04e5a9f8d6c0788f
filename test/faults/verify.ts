// What has to hold after the storm, whatever it did. Everything is counted; nothing is assumed.
import type { Queryable } from '../../packages/billhook/src/database/database.ts';
import { endsDead, mannerOf } from './manners.ts';

/** Counts of what must not be; each is 0 when all promises were kept. */
export interface Violations {
  /** Acknowledged, but neither done with its effect nor dead. */
  readonly lost: number;
  /** Effects beyond the first of an event, or effects of an event that is dead. */
  readonly doubled: number;
  /** Events of Stripe that were never acknowledged, though they were delivered until they should be. */
  readonly unacknowledged: number;
  /** Stored, but never sent by Stripe: what was corrupted on its way was believed. */
  readonly madeUp: number;
  /** Still waiting or being handled. */
  readonly unsettled: number;
  /** Dead although its handler would have succeeded. */
  readonly wronglyDead: number;
  /** Handled at the same time as another event about the same object. */
  readonly overlapping: number;
  /** Objects whose row in the mirror is not what Stripe says. */
  readonly mirrorDiffers: number;
}

export interface Evidence {
  readonly seed: number;
  readonly eventIds: readonly string[];
  readonly acknowledged: ReadonlySet<string>;
  readonly database: Queryable;
}

export interface Verdict extends Omit<Violations, 'mirrorDiffers'> {
  readonly done: number;
  readonly dead: number;
  readonly effects: number;
  /** Attempts beyond the first of each event. */
  readonly retries: number;
}

interface Row {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly effects: number;
  readonly [column: string]: unknown;
}

const eventsSql = `
  select id, state, attempts,
    (select count(*) from effects where event = inbox.id)::int as effects
  from billhook.inbox
`;

/** Two handlers of one object at work at the same moment, both of which were committed. */
const overlapSql = `
  select count(*)::int as count from effects one join effects other
    on one.object = other.object and one.id < other.id
    and one.began < other.ended and other.began < one.ended
`;

export async function verify({
  seed,
  eventIds,
  acknowledged,
  database,
}: Evidence): Promise<Verdict> {
  const { rows } = await database.query<Row>(eventsSql);
  const overlap = await database.query<{ count: number }>(overlapSql);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(eventIds);
  const isKept = (row: Row | undefined): boolean =>
    row?.state === 'dead' || (row?.state === 'done' && row.effects > 0);
  const count = (is: (row: Row) => boolean): number => rows.filter(is).length;
  const sum = (of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return {
    done: count(({ state }) => state === 'done'),
    dead: count(({ state }) => state === 'dead'),
    effects: sum(({ effects }) => effects),
    retries: sum((row) => Math.max(0, row.attempts - 1)),
    lost: [...acknowledged].filter((id) => known.has(id) && !isKept(byId.get(id))).length,
    doubled: sum(({ state, effects }) => Math.max(0, effects - (state === 'dead' ? 0 : 1))),
    unacknowledged: eventIds.filter((id) => !acknowledged.has(id)).length,
    madeUp: count(({ id }) => !known.has(id)),
    unsettled: count(({ state }) => state !== 'done' && state !== 'dead'),
    wronglyDead: count(({ id, state }) => state === 'dead' && !endsDead(mannerOf(seed, id))),
    overlapping: overlap.rows[0]?.count ?? 0,
  };
}
