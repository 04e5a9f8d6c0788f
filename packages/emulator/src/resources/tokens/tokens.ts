/** Tokens of cards. https://docs.stripe.com/api/tokens */
import { operation } from '../../http/operation.ts';
import { invalidRequest, resourceMissing, unsupported } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { readCard } from '../payment-methods/card-input.ts';
import type { Resource } from '../resource.ts';
import { newCardToken, type CardParameters, type Token } from './object.ts';

const create = operation(
  'POST /v1/tokens',
  ({ unit, parameters }) => {
    const { card, customer } = parameters;
    for (const param of ['account', 'bank_account', 'cvc_update', 'person', 'pii'] as const) {
      if (parameters[param] !== undefined) throw unsupported(`tokens of a ${param}`, param);
    }
    if (customer !== undefined || typeof card === 'string')
      throw unsupported('Connect', 'customer');
    if (card === undefined) {
      throw invalidRequest(
        'You must supply either a card, customer, PII data, bank account, or account legal entity to ' +
          'create a token.',
      );
    }
    return createCardToken(unit, card);
  },
  { publishable: true },
);

const retrieve = operation('GET /v1/tokens/{id}', ({ unit, ids: [id = ''] }) => {
  const token = unit.get('token', id);
  if (token === undefined) throw resourceMissing('token', id, 'token', 404);
  return token;
});

function createCardToken(unit: UnitOfWork, given: CardParameters): Token {
  const input = readCard(
    {
      number: given.number,
      exp_month: wholeNumber(given.exp_month),
      exp_year: wholeNumber(given.exp_year),
      ...(given.cvc !== undefined && { cvc: given.cvc }),
    },
    unit.now,
  );
  const id = unit.newId('token');
  const { card, expMonth, expYear, hasCvc } = input;
  unit.insert<'_card_token'>({
    object: '_card_token',
    id,
    number: card.number,
    expMonth,
    expYear,
    hasCvc,
  });
  const cardId = unit.newIdWithPrefix('card');
  return unit.insert<'token'>(newCardToken({ id, cardId, now: unit.now, input, given }));
}

/** What is no number is no month and no year either. */
function wholeNumber(text: string): number {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : -1;
}

export const tokens: Resource = { operations: [create, retrieve] };
