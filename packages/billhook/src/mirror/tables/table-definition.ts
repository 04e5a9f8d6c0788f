// What the mirror knows of one type of Stripe's objects. Everything else (SQL, documentation, filters,
// backfill) follows from it, so that a new type is a few lines.
import type { Column } from './column.ts';

export interface TableDefinition {
  /** Stripe's name of the type: the value of the field `object`. */
  readonly object: string;
  /** The name of the table in the schema `stripe`. */
  readonly table: string;
  readonly columns: readonly Column[];
  /**
   * Where Stripe tells the present state of one object. The first of these paths is taken whose every
   * `{field}` the object has. Without any, snapshots can only be ordered by their events.
   */
  readonly retrieve?: readonly string[];
  /** Where Stripe lists them all, for the backfill. Without it, only events bring them. */
  readonly list?: ObjectList;
  /** The fields that tell two of them apart. Default: `id`. None: there is one for each account. */
  readonly identity?: readonly string[];
  /** Whether an object can be deleted at Stripe, so that it is no longer found by its id. */
  readonly deletable?: true;
  /** Whether the id of a deleted object can be given to a new one: merchants choose such ids. */
  readonly reusesIds?: true;
  /** Whether it is the platform that reads these of its connected accounts, by its own key. */
  readonly ofPlatform?: true;
  /** Lists inside the object whose entries are rows of a table of their own. */
  readonly parts?: readonly PartList[];
}

export interface ObjectList {
  /** The path, perhaps with parameters: `/v1/subscriptions?status=all`. */
  readonly path: string;
  /** More lists, of those that the first leaves out. */
  readonly others?: readonly string[];
  /** Whether some are in no list: those that were made for one sale, with the sale. */
  readonly partial?: true;
  /** Whether it can be narrowed to a range of `created`. */
  readonly byCreated: boolean;
  /** Whether it must be asked for each customer, who then stands in the place of `{customer}`. */
  readonly perCustomer?: true;
}

/** Objects that live and die with the one they are embedded in, such as the items of a subscription. */
export interface PartList {
  /** The type of the entries. */
  readonly object: string;
  /** The field that holds the list: `items`. */
  readonly field: string;
  /** Where the whole list is read when the embedded one is cut short. */
  readonly path: string;
}

/** A part's table has one column more: the id of the object that it is a part of. */
export interface PartTableDefinition extends TableDefinition {
  /** The name of that column: `subscription`. */
  readonly parentColumn: string;
}

export type AnyTableDefinition = TableDefinition | PartTableDefinition;
