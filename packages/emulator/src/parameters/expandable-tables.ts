// The form of the table that says what `expand` can reach in each of Stripe's objects. `npm run generate` derives it
// from the response types of the official SDK.
import table from './generated/expandable.json' with { type: 'json' };

/**
 * A place in an object where other objects stand.
 * See https://docs.stripe.com/api/expanding_objects.
 */
export interface ExpandablePlace {
  /** The `object` values of what can stand there, without deleted ones: `['customer']`. */
  readonly to: readonly string[];
  /**
   * How it stands there: `reference` is an id until it is expanded; `embedded` is always the object itself, which
   * `expand` passes through; `list` is one of Stripe's lists, passed through by `data`.
   */
  readonly as: 'reference' | 'embedded' | 'list';
  /** Whether the place holds an array of them, as `discounts` does. */
  readonly many?: true;
}

/** What `expand` can reach in one type of object. */
export interface ExpandableObject {
  /** From the way to a place (`parent.subscription_details.subscription`) to what stands there. */
  readonly places: Readonly<Record<string, ExpandablePlace>>;
  /** Properties that are left out of responses until they are expanded, such as a session's `line_items`. */
  readonly includable: readonly string[];
}

/** Everything `expandable.json` holds. */
export interface ExpandableTable {
  readonly generatedFrom: string;
  /** From the value of `object` (`payment_intent`) to what can be expanded in it. */
  readonly objects: Readonly<Record<string, ExpandableObject>>;
}

// TypeScript reads `as` as any string; the generator writes exactly this type, and a test reads the file with it.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the reason stands above
export const expandableTable: ExpandableTable = table as unknown as ExpandableTable;
