// Requests as Stripe's users send them, right and wrong, with Stripe's answers.
import * as fc from 'fast-check';
import { Stripe } from 'stripe';
import { describe, expect, test } from 'vitest';
import { checkParameters, checkShape, isOperation, type Operation } from './check-parameters.ts';
import { decodeForm } from './decode-form.ts';
import type { ParameterError } from './parameter-error.ts';
import { parameterTables } from './parameter-tables.ts';

function errorOf(operation: Operation, body: string): ParameterError | undefined {
  return checkParameters(operation, decodeForm(body)).error;
}

function parametersOf(operation: Operation, body: string): unknown {
  return checkParameters(operation, decodeForm(body)).parameters;
}

function coded(code: string): object {
  return { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` };
}

describe('values become what the SDK says they are', () => {
  test('a checkout session', () => {
    const checked = checkParameters(
      'POST /v1/checkout/sessions',
      decodeForm(
        'mode=payment&success_url=https%3A%2F%2Fshop.example&allow_promotion_codes=false&metadata[order]=7' +
          '&line_items[0][price_data][currency]=eur&line_items[0][price_data][unit_amount]=1999' +
          '&line_items[0][price_data][product_data][name]=Mug&line_items[0][quantity]=2&expand[]=line_items',
      ),
    );
    expect(checked.parameters).toEqual({
      mode: 'payment',
      success_url: 'https://shop.example',
      allow_promotion_codes: false,
      metadata: { order: '7' },
      line_items: [
        {
          price_data: { currency: 'eur', unit_amount: 1999, product_data: { name: 'Mug' } },
          quantity: 2,
        },
      ],
      expand: ['line_items'],
    });
  });

  test('numbers with fractions, and decimals as the SDK has them', () => {
    const coupon = checkParameters(
      'POST /v1/coupons',
      decodeForm('percent_off=12.5&duration=once'),
    );
    expect(coupon.parameters).toEqual({ percent_off: 12.5, duration: 'once' });
    const price = checkParameters(
      'POST /v1/prices',
      decodeForm('currency=eur&unit_amount_decimal=0.125'),
    );
    expect(price.parameters?.unit_amount_decimal).toEqual(Stripe.Decimal.from('0.125'));
  });

  test('one of several types', () => {
    expect(parametersOf('GET /v1/customers', 'created=1700000000')).toEqual({
      created: 1_700_000_000,
    });
    expect(parametersOf('GET /v1/customers', 'created[gte]=1700000000&limit=3')).toEqual({
      created: { gte: 1_700_000_000 },
      limit: 3,
    });
    expect(parametersOf('POST /v1/subscriptions/{id}', 'trial_end=now')).toEqual({
      trial_end: 'now',
    });
    expect(parametersOf('POST /v1/subscriptions/{id}', 'trial_end=1700000000')).toEqual({
      trial_end: 1_700_000_000,
    });
  });

  test('an empty string unsets what can be unset', () => {
    const checked = checkParameters(
      'POST /v1/customers/{id}',
      decodeForm('metadata=&shipping=&metadata[order]='),
    );
    expect(checked.error?.message).toBe('Received unknown parameter: metadata[order]');
    const unset = checkParameters(
      'POST /v1/customers/{id}',
      decodeForm('shipping=&metadata[order]='),
    );
    expect(unset.parameters).toEqual({ shipping: '', metadata: { order: '' } });
  });

  test('a key of any name in metadata is only a key', () => {
    const checked = checkParameters(
      'POST /v1/customers',
      decodeForm('metadata[constructor]=a&metadata[toString]=b&metadata[0]=c'),
    );
    expect(Object.entries(checked.parameters?.metadata ?? {})).toEqual([
      ['0', 'c'],
      ['constructor', 'a'],
      ['toString', 'b'],
    ]);
  });
});

describe('unknown parameters', () => {
  test('one', () => {
    expect(errorOf('POST /v1/customers', 'plan=gold')).toEqual({
      status: 400,
      type: 'invalid_request_error',
      code: 'parameter_unknown',
      doc_url: 'https://stripe.com/docs/error-codes/parameter-unknown',
      param: 'plan',
      message: 'Received unknown parameter: plan',
    });
  });

  test('a misspelled one', () => {
    expect(errorOf('POST /v1/customers', 'emial=a')?.message).toBe(
      'Received unknown parameter: emial. Did you mean email?',
    );
  });

  test('several, also below others', () => {
    const error = errorOf('POST /v1/customers', 'plan=gold&shipping[colour]=red&coupon=a');
    expect(error?.message).toBe('Received unknown parameters: plan, shipping[colour], coupon');
    expect(error?.param).toBe('plan');
  });

  test('one that Object.prototype has', () => {
    expect(errorOf('POST /v1/customers', 'toString=a')?.param).toBe('toString');
    expect(errorOf('POST /v1/customers', '__proto__[a]=b')?.param).toBe('__proto__[a]');
  });

  test('one that Stripe took away: payment_method_types of a checkout session', () => {
    expect(errorOf('POST /v1/checkout/sessions', 'payment_method_types[0]=card')?.message).toBe(
      'Received unknown parameter: payment_method_types',
    );
  });

  test('thousands are not all sent back', () => {
    const body = Array.from({ length: 6_000 }, (_, index) => `zz${index}=1`).join('&');
    expect(errorOf('POST /v1/customers', body)?.message.length).toBeLessThan(3_000);
  });
});

describe('missing parameters', () => {
  test('at the top', () => {
    expect(errorOf('POST /v1/payment_intents', 'amount=100')).toEqual({
      status: 400,
      type: 'invalid_request_error',
      code: 'parameter_missing',
      doc_url: 'https://stripe.com/docs/error-codes/parameter-missing',
      param: 'currency',
      message: 'Missing required param: currency.',
    });
  });

  test('in a list', () => {
    const error = errorOf(
      'POST /v1/checkout/sessions',
      'line_items[0][price]=price_1&line_items[1][price_data][unit_amount]=5',
    );
    expect(error?.param).toBe('line_items[1][price_data][currency]');
    expect(error?.message).toBe('Missing required param: line_items[1][price_data][currency].');
  });
});

describe('malformed values', () => {
  const intent = 'POST /v1/payment_intents';
  test.each(['10.0', 'NaN', 'abc', '1e3', '0x10', ' 5', '99999999999999999999'])(
    'the integer %s',
    (amount) => {
      expect(errorOf(intent, `currency=eur&amount=${amount}`)).toEqual({
        status: 400,
        type: 'invalid_request_error',
        param: 'amount',
        message: `Invalid integer: ${amount}`,
        ...coded('parameter_invalid_integer'),
      });
    },
  );

  test('an empty string where nothing can be unset', () => {
    expect(errorOf(intent, 'currency=eur&amount=')).toEqual({
      status: 400,
      type: 'invalid_request_error',
      param: 'amount',
      message:
        "You passed an empty string for 'amount'. We assume empty values are an attempt to unset a parameter; " +
        "however 'amount' cannot be unset. You should remove 'amount' from your request or supply a non-empty value.",
      ...coded('parameter_invalid_empty'),
    });
  });

  test.each<[Operation, string, string, string]>([
    [intent, 'amount=1&currency=eur&confirm=True', 'confirm', 'Invalid boolean: True'],
    [intent, 'amount=1&currency=eur&confirm=1', 'confirm', 'Invalid boolean: 1'],
    ['POST /v1/prices', 'currency=eur&recurring=monthly', 'recurring', 'Invalid object'],
    ['POST /v1/checkout/sessions', 'line_items[price]=a', 'line_items', 'Invalid array'],
    ['GET /v1/customers', 'expand=data', 'expand', 'Invalid array'],
    ['GET /v1/customers', 'created[gte]=soon', 'created[gte]', 'Invalid integer: soon'],
    ['GET /v1/customers', 'created=soon', 'created', 'Invalid integer: soon'],
    ['POST /v1/customers', 'name[first]=a', 'name', 'Invalid string: {"first":"a"}'],
    ['POST /v1/customers', 'metadata=a', 'metadata', 'Invalid object'],
    [
      'POST /v1/checkout/sessions',
      'mode=once',
      'mode',
      'Invalid mode: must be one of payment, setup, or subscription',
    ],
    [
      'POST /v1/prices',
      'currency=eur&recurring[interval]=daily',
      'recurring[interval]',
      'Invalid recurring[interval]: must be one of day, month, week, or year',
    ],
    [
      'POST /v1/subscriptions',
      'customer=cus_1&application_fee_percent=1.234',
      'application_fee_percent',
      'Invalid decimal: 1.234; must contain at maximum two decimal places.',
    ],
  ])('%s %s', (operation, body, param, message) => {
    const error = errorOf(operation, body);
    expect(error?.param).toBe(param);
    expect(error?.message).toBe(message);
  });

  test('text that is too long', () => {
    const error = errorOf('POST /v1/customers', `name=${'a'.repeat(4_995)}0123456789`);
    expect(error?.message).toBe(
      'Invalid string: aaaaaaaaaa...0123456789; must be at most 5000 characters',
    );
    expect(errorOf('POST /v1/customers', `name=${'a'.repeat(5_000)}`)).toBeUndefined();
    expect(
      errorOf('POST /v1/products', `name=a&description=${'a'.repeat(40_000)}`),
    ).toBeUndefined();
  });
});

describe('of several errors one is answered', () => {
  test('what is unknown before what is malformed before what is missing', () => {
    const intent = 'POST /v1/payment_intents';
    expect(errorOf(intent, 'amount=x&plan=gold')?.code).toBe('parameter_unknown');
    expect(errorOf(intent, 'amount=x')?.code).toBe('parameter_invalid_integer');
    expect(errorOf(intent, 'confirm=true')?.param).toBe('amount');
  });
});

test('a shape of our own is checked in the same way', () => {
  const shape = { required: ['payment_method'], fields: { payment_method: 'string' } } as const;
  expect(checkShape(shape, decodeForm('payment_method=pm_1')).parameters).toEqual({
    payment_method: 'pm_1',
  });
  expect(checkShape(shape, decodeForm('')).error?.param).toBe('payment_method');
});

test('a name is an operation only when its parameters are known', () => {
  expect(isOperation('POST /v1/customers')).toBe(true);
  expect(isOperation('POST /v1/issuing/cards')).toBe(false);
  expect(isOperation('toString')).toBe(false);
});

test('no parameters make any operation throw', () => {
  const names = Object.keys(parameterTables.operations).filter(isOperation);
  const fields = [
    ...new Set(Object.values(parameterTables.shapes).flatMap((one) => Object.keys(one.fields))),
  ];
  const key = fc.oneof(
    fc.constantFrom(...fields),
    fc.constantFrom('0', '1', '', 'eur', '__proto__', 'constructor'),
  );
  const value = fc.oneof(fc.constantFrom('', '1', '-1', 'true', 'now', '1.5', 'card'), fc.string());
  const field = fc
    .tuple(fc.array(key, { minLength: 1, maxLength: 5 }), value)
    .map(
      ([[first = '', ...rest], one]) =>
        `${first}${rest.map((part) => `[${part}]`).join('')}=${encodeURIComponent(one)}`,
    );
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(field, { maxLength: 12 }),
      (operation, body) => {
        const { parameters, error } = checkParameters(operation, decodeForm(body.join('&')));
        expect(parameters === undefined).not.toBe(error === undefined);
        expect(error?.message ?? '').not.toContain('undefined');
      },
    ),
    { numRuns: 1_000 },
  );
});
