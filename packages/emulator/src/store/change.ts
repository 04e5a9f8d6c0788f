import type { StoredType, StoredTypes } from '../objects/object-types.ts';

/** What one unit of work did to one object; `before` is null for a new one, `after` for a deleted one. */
export interface Change {
  type: StoredType;
  id: string;
  before: StoredTypes[StoredType] | null;
  after: StoredTypes[StoredType] | null;
}
