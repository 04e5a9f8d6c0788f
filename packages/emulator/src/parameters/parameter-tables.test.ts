// The tables as they are on disk: their form, and a few operations whose parameters are well known.
import { describe, expect, test } from 'vitest';
import { parameterTables, type ParameterNode, type ParameterShape } from './parameter-tables.ts';

const words = new Set(['string', 'integer', 'boolean', 'metadata', 'empty']);

/** Nodes directly below a node; throws when the node is none of those that ParameterNode lists. */
function below(node: ParameterNode): readonly ParameterNode[] {
  if (typeof node === 'string') {
    if (words.has(node)) return [];
    throw new Error(`Unknown word: ${node}`);
  }
  if ('enum' in node) {
    if (parameterTables.enums[node.enum]?.length) return [];
    throw new Error(`Unknown enum: ${node.enum}`);
  }
  if ('object' in node) {
    if (parameterTables.shapes[node.object] !== undefined) return [];
    throw new Error(`Unknown shape: ${node.object}`);
  }
  if ('number' in node || 'decimal' in node) return [];
  if ('array' in node) return [node.array];
  if ('map' in node) return [node.map];
  if ('union' in node) return node.union;
  if ('emptyable' in node) return [node.emptyable];
  throw new Error(`Unknown node: ${JSON.stringify(node)}`);
}

function shapeOf(operation: string): ParameterShape {
  const shape = parameterTables.shapes[parameterTables.operations[operation] ?? ''];
  if (shape === undefined) throw new Error(`No shape for ${operation}`);
  return shape;
}

/** The shape at the end of a way of field names, through lists and what can be unset. */
function shapeAt(operation: string, ...way: readonly string[]): ParameterShape {
  let shape = shapeOf(operation);
  for (const field of way) {
    let node = shape.fields[field];
    while (typeof node === 'object' && !('object' in node)) node = below(node)[0];
    const next = typeof node === 'object' ? parameterTables.shapes[node.object] : undefined;
    if (next === undefined) throw new Error(`${operation} has no object at ${field}`);
    shape = next;
  }
  return shape;
}

test('every node has a form that the check knows, and every name leads somewhere', () => {
  const walk = (node: ParameterNode): void => below(node).forEach(walk);
  for (const shape of Object.values(parameterTables.shapes)) {
    Object.values(shape.fields).forEach(walk);
    expect(Object.keys(shape.fields)).toEqual(expect.arrayContaining([...shape.required]));
  }
  for (const name of Object.values(parameterTables.operations)) {
    expect(parameterTables.shapes).toHaveProperty([name]);
  }
});

describe('well-known parameters', () => {
  test('a customer', () => {
    const { required, fields } = shapeOf('POST /v1/customers');
    expect(required).toEqual([]);
    expect(fields).toMatchObject({
      email: 'string',
      balance: 'integer',
      metadata: { emptyable: 'metadata' },
      expand: { array: 'string' },
      preferred_locales: { array: 'string' },
    });
  });

  test('a payment intent needs an amount and a currency', () => {
    expect(shapeOf('POST /v1/payment_intents').required).toEqual(['amount', 'currency']);
    expect(shapeOf('POST /v1/payment_intents/{id}').required).toEqual([]);
  });

  test('the price of a line item of a checkout session', () => {
    const priceData = shapeAt('POST /v1/checkout/sessions', 'line_items', 'price_data');
    expect(priceData.required).toEqual(['currency']);
    expect(priceData.fields).toMatchObject({
      unit_amount: 'integer',
      unit_amount_decimal: { decimal: { decimalPlaces: 12 } },
    });
    const session = shapeOf('POST /v1/checkout/sessions').fields;
    expect(session).toHaveProperty('allowed_payment_method_types');
    expect(session).not.toHaveProperty('payment_method_types');
  });

  test('what ends in an open string in the SDK is closed to other values', () => {
    const { mode } = shapeOf('POST /v1/checkout/sessions').fields;
    if (typeof mode !== 'object' || !('enum' in mode)) throw new Error('mode is no enum');
    expect(parameterTables.enums[mode.enum]).toEqual(['payment', 'setup', 'subscription']);
  });

  test('a time or a word, a time or a range, a flag or a word', () => {
    expect(shapeOf('POST /v1/subscriptions').fields['trial_end']).toEqual({
      union: [{ enum: expect.any(String) }, 'integer'],
    });
    expect(shapeOf('GET /v1/invoices').fields['created']).toEqual({
      union: ['integer', { object: expect.any(String) }],
    });
    expect(shapeOf('POST /v1/payment_intents').fields['off_session']).toEqual({
      union: [{ enum: expect.any(String) }, 'boolean'],
    });
  });

  test('fractions are told from whole numbers', () => {
    expect(shapeOf('POST /v1/coupons').fields).toMatchObject({
      amount_off: 'integer',
      percent_off: { number: { decimalPlaces: null } },
      currency_options: { map: { object: expect.any(String) } },
    });
    expect(shapeOf('POST /v1/tax_rates').fields['percentage']).toMatchObject({ number: {} });
    expect(shapeOf('POST /v1/subscriptions').fields['application_fee_percent']).toEqual({
      emptyable: { number: { decimalPlaces: 2 } },
    });
  });

  test('nested methods of a resource, and only the named one of accounts', () => {
    expect(parameterTables.operations).toHaveProperty(['GET /v1/customers/{id}/payment_methods']);
    const accounts = Object.keys(parameterTables.operations).filter((one) =>
      one.includes('account'),
    );
    expect(accounts).toEqual(['GET /v1/account']);
  });
});
