import { describe, expect, test } from 'vitest';

import { cardDeclines } from './card-declines.ts';
import { type DeclineCodes, describeDecline } from './describe-decline.ts';
import { localMethodDeclines } from './local-method-declines.ts';
import { languages } from './messages/languages.ts';
import { en } from './messages/en.ts';
import { paymentErrors } from './payment-errors.ts';

// The lists of https://docs.stripe.com/declines/codes, in its order: if Stripe adds a code, add it here
// and see the test fail.
const documentedForCards = `
  authentication_required authentication_not_handled approve_with_id call_issuer card_not_supported
  card_velocity_exceeded currency_not_supported do_not_honor do_not_try_again duplicate_transaction
  expired_card fraudulent generic_decline incorrect_address incorrect_cvc incorrect_number incorrect_pin
  incorrect_zip insufficient_funds invalid_account invalid_amount invalid_cvc invalid_expiry_month
  invalid_expiry_year invalid_number invalid_pin issuer_not_available lost_card merchant_blacklist
  new_account_information_available no_action_taken not_permitted offline_pin_required
  online_or_offline_pin_required pickup_card pin_try_exceeded processing_error reenter_transaction
  restricted_card revocation_of_all_authorizations revocation_of_authorization security_violation
  service_not_allowed stolen_card stop_payment_order testmode_decline transaction_not_allowed
  try_again_later withdrawal_count_limit_exceeded mobile_device_authentication_required`
  .trim()
  .split(/\s+/);
const documentedForLocalMethods = `
  partner_generic_decline invalid_customer_account payment_limit_exceeded invalid_billing_agreement
  partner_expired_card partner_processing_error partner_insufficient_funds partner_invalid_currency
  partner_invalid_amount invalid_business_account partner_high_risk_customer compliance_violation
  payment_disputed invalid_authorization invalid_payment_information partner_payment_not_found
  expired_payment_information partner_duplicate_transaction recurring_not_supported_by_bank
  partner_action_not_supported lost_or_stolen_card card_already_activated invalid_track_data`
  .trim()
  .split(/\s+/);

/** The codes after which Stripe's own retries stop, as far as they are decline codes. */
const neverRetried = `
  incorrect_number lost_card pickup_card stolen_card revocation_of_authorization
  revocation_of_all_authorizations authentication_required transaction_not_allowed`
  .trim()
  .split(/\s+/);

const tables = [cardDeclines, localMethodDeclines, paymentErrors];
const everyEntry = tables.flatMap((table) => Object.entries(table));
const confidentialCodes = everyEntry
  .filter(([, entry]) => entry.confidential === true)
  .map(([code]) => code);
const everyLanguage = [...languages.keys()];

describe('the tables are complete', () => {
  test('there are 50 codes for cards and 23 for other methods', () => {
    expect(new Set(documentedForCards).size).toBe(50);
    expect(new Set(documentedForLocalMethods).size).toBe(23);
  });

  test.each(documentedForCards)('card: %s', (code) => {
    expect(cardDeclines).toHaveProperty(code);
  });

  test.each(documentedForLocalMethods)('local method: %s', (code) => {
    expect(localMethodDeclines).toHaveProperty(code);
  });

  test('a code that stands in two tables means the same in both', () => {
    for (const [code, entry] of everyEntry) {
      for (const table of tables.filter((other) => Object.hasOwn(other, code))) {
        expect(Object.entries(table).find(([other]) => other === code)?.[1]).toEqual(entry);
      }
    }
  });
});

describe('what must not be told is not', () => {
  /** Beginnings of words that would give it away. */
  const revealing: Readonly<Record<string, RegExp>> = {
    en: /lost|stole|theft|thie|fraud|suspic|risk|block|black|report|security|police|restrict|violat|list/i,
    de: /verlor|gestohl|diebstahl|betrug|betrüg|verdächt|verdacht|risik|gesperr|sperr|gemeldet|sicherheit|polizei|missbrauch/i,
    fr: /perdu|perte|vol(?:é|er|s)?\b|fraud|suspect|soupçon|risque|bloqu|opposition|signal|sécurité|police|liste/i,
    es: /perdid|pérdida|extravi|robad|robo|fraud|sospech|riesgo|bloque|denunci|seguridad|policía|lista/i,
    pt: /perdid|perda|extravi|roub|furt|fraud|suspeit|risco|bloque|denunci|segurança|polícia|lista/i,
  };

  test('there is something to keep', () => {
    expect(confidentialCodes).toEqual(
      expect.arrayContaining([
        'fraudulent',
        'lost_card',
        'stolen_card',
        'merchant_blacklist',
        'pickup_card',
        'restricted_card',
        'lost_or_stolen_card',
        'partner_high_risk_customer',
      ]),
    );
    expect(Object.keys(revealing)).toEqual(everyLanguage);
  });

  test('the words are found where they are', () => {
    const giveaways = {
      en: 'Your card was reported stolen.',
      de: 'Ihre Karte wurde als gestohlen gemeldet.',
      fr: 'Votre carte a été déclarée volée.',
      es: 'Su tarjeta figura como robada.',
      pt: 'O seu cartão foi dado como roubado.',
    };
    for (const [language, sentence] of Object.entries(giveaways)) {
      expect(sentence).toMatch(revealing[language] ?? /$^/);
    }
  });

  test.each(confidentialCodes)('%s looks like any other decline, in every language', (code) => {
    for (const language of everyLanguage) {
      for (const adviceCode of [undefined, 'confirm_card_data', 'try_again_later']) {
        const codes = { code: 'card_declined', declineCode: code, adviceCode };
        const described = describeDecline(codes, language);
        const other = describeDecline({ code: 'card_declined' }, language);
        expect(described.message).toBe(other.message);
        expect(described.advice).toBe(other.advice);
        expect(described.message).not.toMatch(revealing[language] ?? /.*/);
        expect(described.retryable).toBe(false);
      }
    }
  });
});

const messageOf = (codes: DeclineCodes): string => describeDecline(codes, 'en').message;

describe('which entry is taken', () => {
  test('the decline code says more than the error’s code', () => {
    expect(
      describeDecline({ code: 'card_declined', declineCode: 'insufficient_funds' }, 'en'),
    ).toEqual({ message: en.insufficient_funds, retryable: true, advice: 'use_another_method' });
  });

  test.each([
    ['expired_card', en.expired],
    ['incorrect_cvc', en.cvc],
    ['processing_error', en.temporary],
    ['authentication_required', en.authenticate],
    ['payment_intent_authentication_failure', en.authentication_failed],
    ['setup_intent_authentication_failure', en.authentication_failed],
  ])('without a decline code, %s speaks for itself', (code, message) => {
    expect(messageOf({ code })).toBe(message);
    expect(messageOf({ code, declineCode: null })).toBe(message);
    expect(messageOf({ code, declineCode: 'a_code_of_2030' })).toBe(message);
  });

  test.each([
    {},
    { code: null, declineCode: null, adviceCode: null },
    { code: 'a_code_of_2030' },
    { code: 'constructor', declineCode: '__proto__' },
    { code: '', declineCode: '' },
  ])('what is not known is declined, and not repeated: %j', (codes) => {
    expect(describeDecline(codes, 'en')).toEqual({
      message: en.generic,
      retryable: false,
      advice: 'contact_bank',
    });
  });
});

describe('whether it may be repeated', () => {
  test.each(neverRetried)('not after %s, as Stripe doesn’t, whatever the bank advises', (code) => {
    const codes = { code: 'card_declined', declineCode: code };
    expect(describeDecline(codes, 'en').retryable).toBe(false);
    expect(describeDecline({ ...codes, adviceCode: 'try_again_later' }, 'en').retryable).toBe(
      false,
    );
  });

  test.each(['generic_decline', 'insufficient_funds', 'processing_error'])(
    'after %s, unless the bank forbids it',
    (declineCode) => {
      const codes = { code: 'card_declined', declineCode };
      expect(describeDecline(codes, 'en').retryable).toBe(true);
      expect(describeDecline({ ...codes, adviceCode: 'do_not_try_again' }, 'en').retryable).toBe(
        false,
      );
    },
  );

  test('after a code that is not known, if the bank says so', () => {
    const codes = { declineCode: 'a_code_of_2030', adviceCode: 'try_again_later' };
    expect(describeDecline(codes, 'en')).toMatchObject({ retryable: true, message: en.generic });
  });
});

test('the bank’s advice to check the card makes a bare decline say so', () => {
  const codes = { code: 'card_declined', adviceCode: 'confirm_card_data' };
  const wrongDetails = { message: en.details, retryable: false, advice: 'correct_details' };
  expect(describeDecline({ ...codes, declineCode: 'generic_decline' }, 'en')).toEqual(wrongDetails);
  expect(describeDecline({ ...codes, declineCode: 'expired_card' }, 'en').message).toBe(en.expired);
});
