// The handler of the storm. Its effect is a row; nothing but the library keeps it from being there twice.
import type { HandlerContext, Outcome } from 'billhook';

import type { StormEventType } from './event-types.ts';
import { mannerOf } from './manners.ts';

/** The outcomes' constructors, of the library that is being tried. */
export interface Outcomes {
  ignored(reason: string): Outcome;
  retry(at: Date): Outcome;
  dead(reason: string): Outcome;
}

const beginSql = `
  insert into effects (event, attempt, object, began)
  values ($1, $2, $3, clock_timestamp()) returning id
`;
const endSql = 'update effects set ended = clock_timestamp() where id = $1';

/** For how long after its creation an event is postponed, in milliseconds. */
const postponeMs = 3_000;

export async function handleBadly(
  { event, tx, attempt, signal }: HandlerContext<StormEventType>,
  seed: number,
  outcomes: Outcomes,
): Promise<Outcome | void> {
  const { object } = event.data;
  const subject = 'id' in object ? object.id : null;
  const { rows } = await tx.query<{ id: string }>(beginSql, [event.id, attempt, subject]);
  const manner = mannerOf(seed, event.id);
  if (manner === 'poison') throw new Error('This event is poison.');
  if (manner === 'gives-up') return outcomes.dead('This event is to be given up.');
  if (manner === 'throws-first' && attempt <= 2) throw new Error('Not yet.');
  if (manner === 'hangs-first' && attempt === 1) await new Promise(() => {});
  if (manner === 'queries-forever-first' && attempt === 1) await tx.query('select pg_sleep(60)');
  const dueMs = event.created * 1000 + postponeMs;
  if (manner === 'postpones' && Date.now() < dueMs) return outcomes.retry(new Date(dueMs));
  if (manner === 'slow') await tx.query('select pg_sleep(1)');
  signal.throwIfAborted();
  await tx.query(endSql, [rows[0]?.id]);
  return manner === 'ignores' ? outcomes.ignored('This event is of no interest.') : undefined;
}
