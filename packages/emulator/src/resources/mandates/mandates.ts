/** Mandates. https://docs.stripe.com/api/mandates */
import { operation } from '../../http/operation.ts';
import { resourceMissing } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import type { Resource } from '../resource.ts';
import { newMandate } from './object.ts';

const retrieve = operation('GET /v1/mandates/{id}', ({ unit, ids: [id = ''] }) => {
  const mandate = unit.get('mandate', id);
  if (mandate === undefined) throw resourceMissing('mandate', id, 'mandate', 404);
  return mandate;
});

/** The mandate to debit the payment method by, made when there is none; null where none is needed. */
export function mandateFor(
  unit: UnitOfWork,
  paymentMethod: PaymentMethod,
  baseUrl: string,
): string | null {
  const { id: paymentMethodId, type } = paymentMethod;
  if (type !== 'sepa_debit' && type !== 'us_bank_account') return null;
  const given = unit.all('mandate').find(({ payment_method: of }) => of === paymentMethodId);
  if (given !== undefined) return given.id;
  const id = unit.newId('mandate');
  return unit.insert<'mandate'>(newMandate({ id, now: unit.now, paymentMethod, baseUrl })).id;
}

export const mandates: Resource = { operations: [retrieve] };
