// The form of the tables that say which parameters each operation of Stripe's API takes. `npm run generate` derives
// them from the official SDK's own types; nothing in them is typed in by hand.
import tables from './generated/parameters.json' with { type: 'json' };

/**
 * What one parameter may hold. A bare word stands for the kinds that need no more to be said:
 * `string`, `integer` (also counts, minor units and Unix seconds), `boolean`, `metadata` (string to string).
 */
export type ParameterNode =
  | 'string'
  | 'integer'
  | 'boolean'
  | 'metadata'
  /** Nothing but an empty string, which unsets the parameter. */
  | 'empty'
  /** A number that may have a fraction; `decimalPlaces` is null where the documentation names no limit. */
  | { readonly number: { readonly decimalPlaces: number | null } }
  /** A decimal that the SDK holds as its `Decimal`, such as `unit_amount_decimal`. */
  | { readonly decimal: { readonly decimalPlaces: number | null } }
  /** One of the values listed in `enums` under this name. */
  | { readonly enum: string }
  | { readonly array: ParameterNode }
  /** The object described in `shapes` under this name. */
  | { readonly object: string }
  /** Any key, each with such a value: `currency_options[eur]`. */
  | { readonly map: ParameterNode }
  /** One of several: `'now'` or a time; a string or an object. */
  | { readonly union: readonly ParameterNode[] }
  /** Like the node inside, and an empty string unsets the parameter. */
  | { readonly emptyable: ParameterNode };

/** The fields of an object parameter. */
export interface ParameterShape {
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, ParameterNode>>;
}

/** Everything `parameters.json` holds. */
export interface ParameterTables {
  readonly generatedFrom: string;
  /** From an operation (`POST /v1/customers/{id}`) to the name of the shape of its parameters. */
  readonly operations: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, ParameterShape>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

// TypeScript reads the file's literals as `string`, so that it cannot see the words of ParameterNode in them; the
// generator writes exactly this type, and a test walks every node of the file.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the reason stands above
export const parameterTables: ParameterTables = tables as unknown as ParameterTables;
