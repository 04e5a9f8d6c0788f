import { expect, test } from 'vitest';

import { mayDo, stateAfter, type Command, type PaymentIntentStatus } from './state-machine.ts';

const states: readonly PaymentIntentStatus[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'requires_capture',
  'processing',
  'succeeded',
  'canceled',
];

test.each<[Command, PaymentIntentStatus[]]>([
  ['confirm', ['requires_payment_method', 'requires_confirmation', 'requires_action']],
  ['change_payment', ['requires_payment_method', 'requires_confirmation', 'requires_action']],
  ['authenticate', ['requires_action']],
  ['capture', ['requires_capture']],
  [
    'cancel',
    [
      'requires_payment_method',
      'requires_confirmation',
      'requires_action',
      'requires_capture',
      'processing',
    ],
  ],
])('%s is allowed in exactly these states', (command, expected) => {
  expect(states.filter((status) => mayDo(command, status))).toEqual(expected);
});

test('A final state allows nothing', () => {
  const commands: Command[] = ['confirm', 'authenticate', 'capture', 'cancel', 'change_payment'];
  for (const status of [stateAfter('charged'), stateAfter('captured'), stateAfter('canceled')]) {
    expect(commands.filter((command) => mayDo(command, status))).toEqual([]);
  }
});

test('After a failure the intent can be paid with another payment method', () => {
  expect(stateAfter('failed')).toBe('requires_payment_method');
  expect(mayDo('confirm', stateAfter('failed'))).toBe(true);
});
