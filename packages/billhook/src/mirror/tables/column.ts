// The kinds of columns that a table of the mirror can have. A column is computed by PostgreSQL from the
// object that the row holds, so that it can never disagree with it; nothing but the path is written down.

/**
 * - `text`: a string.
 * - `reference`: the id of another object, also where that object is expanded.
 * - `integer`: a whole number; amounts are in the currency's minor unit.
 * - `decimal`: a number that Stripe writes as a string or with a fraction.
 * - `boolean`: true or false.
 * - `time`: Unix seconds in the object, a timestamp in the column.
 */
export type ColumnKind = 'text' | 'reference' | 'integer' | 'decimal' | 'boolean' | 'time';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Where it stands in the object, with dots: `items.data.0.current_period_end`. */
  readonly path: string;
  /** Whether people look for rows by it. */
  readonly indexed: boolean;
}

type MakeColumn = (name: string, path?: string) => Column;

const columnsOf =
  (kind: ColumnKind, indexed: boolean): MakeColumn =>
  (name, path) => ({ name, kind, path: path ?? name, indexed });

export const text: MakeColumn = columnsOf('text', false);
export const indexedText: MakeColumn = columnsOf('text', true);
export const reference: MakeColumn = columnsOf('reference', false);
/** A reference by which rows are looked for, such as the customer of an invoice. */
export const link: MakeColumn = columnsOf('reference', true);
export const integer: MakeColumn = columnsOf('integer', false);
export const decimal: MakeColumn = columnsOf('decimal', false);
export const boolean: MakeColumn = columnsOf('boolean', false);
export const time: MakeColumn = columnsOf('time', false);
/** When Stripe created the object; rows are listed newest first by it. */
export const created: Column = { name: 'created', kind: 'time', path: 'created', indexed: true };
