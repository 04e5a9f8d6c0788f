// What customers are told in English.
import type { Messages } from './message-key.ts';

export const en: Messages = {
  address:
    'The billing address or postal code does not match your card. Please check it and try again.',
  amount:
    'Your bank does not allow a payment of this amount. Please use another payment method, or contact your bank.',
  another_method: 'This card cannot be used at the moment. Please use another payment method.',
  authenticate:
    'Your bank asks you to confirm this payment. Please try again and follow the steps of your bank.',
  authentication_failed:
    'Your payment could not be confirmed with your bank. Please try again, or use another payment method.',
  bank_account:
    'This bank account cannot be debited. Please use another account, or contact your bank.',
  currency_not_supported:
    'This card or payment method cannot be used in this currency. Please use another one.',
  cvc: 'The security code of your card is not correct. Please check it and try again.',
  details: 'Some of your payment details are not correct. Please check them and try again.',
  duplicate:
    'The same payment was made a moment ago. Please check whether it went through before you pay again.',
  expired: 'Your card has expired. Please use another card.',
  expiry: 'The expiry date of your card is not correct. Please check it and try again.',
  generic: 'Your payment was declined. Please use another payment method, or contact your bank.',
  insert_card: 'Your card needs a PIN. Please insert it into the reader and enter your PIN.',
  insufficient_funds:
    'There is not enough money available on this card or account. Please use another payment method.',
  limit_exceeded:
    'This payment goes beyond a limit of your card or account. Please use another payment method, or contact your bank.',
  method_invalid:
    'This payment method can no longer be used. Please add it again, or use another one.',
  not_approved: 'The payment was not approved. Please try again, or use another payment method.',
  not_supported:
    'This card or payment method cannot be used for this purchase. Please use another one.',
  number: 'The card number is not correct. Please check it and try again.',
  pin: 'The PIN is not correct. Please try again.',
  provider_account:
    'There is a problem with your account at the payment provider. Please check it there, or use another payment method.',
  read_again: 'Your card could not be read. Please try again.',
  real_card_in_test: 'This is a test, and real cards are not charged here. Please use a test card.',
  seller: 'This payment cannot be taken at the moment. Please contact the seller.',
  tap_again: 'Please hold your phone to the reader again and confirm the payment on it.',
  temporary: 'Your payment could not be processed just now. Please try again in a few minutes.',
  test_card: 'This is a test card. Please use a real card.',
  timed_out: 'The payment was not completed in time. Please try again.',
  too_many_attempts:
    'This card was declined too many times. Please use another payment method, or try again tomorrow.',
};
