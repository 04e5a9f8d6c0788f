import { describe, expect, test } from 'vitest';

import { errorTarget } from './error-target.js';

const error = { type: 'card_error', message: 'No.' };

describe('errorTarget', () => {
  test.each([
    ['incorrect_number', 'number'],
    ['expired_card', 'expiry'],
    ['invalid_expiry_year', 'expiry'],
    ['incorrect_cvc', 'cvc'],
    ['incorrect_zip', 'postal-code'],
    ['email_invalid', 'email'],
  ])('shows %s beside %s', (code, field) => {
    expect(errorTarget({ ...error, code })).toBe(field);
  });

  test('goes by the parameter when the code does not tell', () => {
    expect(errorTarget({ ...error, code: 'parameter_invalid_empty', param: 'card[cvc]' })).toBe(
      'cvc',
    );
  });

  test('shows what is about the payment as a whole above the button', () => {
    expect(errorTarget({ ...error, code: 'card_declined' })).toBeNull();
    expect(errorTarget(error)).toBeNull();
  });
});
