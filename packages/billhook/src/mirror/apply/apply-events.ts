// Writes the states of many events at once, as far as each is certainly newer than what the mirror holds: nearly
// always all of them. What is left goes the way of a single event, which looks closer.
import type { Queryable } from '../../database/database.ts';
import type { TableDefinition } from '../tables/table-definition.ts';
import { type ReceivedEvent, toldBy } from './received-event.ts';
import { hasMissingParts } from './write-parts.ts';
import { type EventState, writeStates } from './write-states.ts';

/** @returns the ids of the events of which nothing is left to be mirrored. */
export async function applyEvents(
  transaction: Queryable,
  events: readonly ReceivedEvent[],
): Promise<ReadonlySet<string>> {
  const settled = new Set<string>();
  const states = new Map<string, EventState>();
  for (const event of events) {
    const told = toldBy(event);
    if (told === undefined) settled.add(event.id);
    else if (!hasMissingParts(told.key.definition, told.object)) {
      // One statement cannot write a row twice, so the second event about an object is left.
      const row = rowNameOf({ ...told, event });
      if (!states.has(row)) states.set(row, { ...told, event });
    }
  }
  for (const [definition, group] of byTable(states)) {
    const written = await writeStates(transaction, { definition, states: group, force: false });
    for (const event of written) settled.add(event);
  }
  return settled;
}

function rowNameOf({ key }: EventState): string {
  return [key.definition.table, key.id, key.account, key.livemode].join(' ');
}

/** Tables and rows always in the same order, so that two transactions do not wait for each other. */
function byTable(
  states: ReadonlyMap<string, EventState>,
): ReadonlyMap<TableDefinition, EventState[]> {
  const groups = new Map<TableDefinition, EventState[]>();
  const rows = [...states].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [, state] of rows) {
    const { definition } = state.key;
    groups.set(definition, [...(groups.get(definition) ?? []), state]);
  }
  return groups;
}
