/**
 * An update as most resources have it: the fields are replaced and an `…updated` event tells of it,
 * unless nothing is different afterwards.
 */
import type { StoredTypes, StripeObjectType } from '../objects/object-types.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { EventType } from './event-type.ts';
import { sameValue } from './previous-attributes.ts';

/** Gives the object as it is after `changes`, which replace its fields as a whole. */
export function announceUpdate<Type extends StripeObjectType>(
  unit: UnitOfWork,
  event: EventType,
  type: Type,
  id: string,
  changes: Partial<StoredTypes[Type]>,
): StoredTypes[Type] {
  const before = unit.mustGet(type, id);
  if (sameValue(before, { ...before, ...changes })) return before;
  const after = unit.update(type, id, changes);
  unit.emit(event, after);
  return after;
}
