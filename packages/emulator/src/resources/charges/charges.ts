/** Charges. https://docs.stripe.com/api/charges */
import { announceUpdate } from '../../events/announce-update.ts';
import { inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { invalidRequest, resourceMissing } from '../../http/stripe-error.ts';
import { mergeMetadata } from '../../objects/metadata.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Resource } from '../resource.ts';
import type { Charge } from './object.ts';
import { completeShipping } from './shipping.ts';

const retrieve = operation('GET /v1/charges/{id}', ({ unit, ids: [id = ''] }) =>
  findCharge(unit, id),
);

const list = operation('GET /v1/charges', ({ unit, parameters }) => {
  const { created, customer, payment_intent: paymentIntent, transfer_group: group } = parameters;
  return page({
    objects: unit.all('charge'),
    parameters,
    url: '/v1/charges',
    noun: 'charge',
    where: (charge) =>
      inRange(charge.created, created) &&
      (customer === undefined || charge.customer === customer) &&
      (paymentIntent === undefined || charge.payment_intent === paymentIntent) &&
      (group === undefined || charge.transfer_group === group),
  });
});

const update = operation('POST /v1/charges/{id}', ({ unit, parameters, ids: [id = ''] }) => {
  const charge = findCharge(unit, id);
  const { customer, description, fraud_details: fraud, metadata, receipt_email } = parameters;
  if (customer !== undefined) checkNewCustomer(unit, charge, customer);
  return announceUpdate(unit, 'charge.updated', 'charge', id, {
    ...(customer !== undefined && { customer }),
    ...(description !== undefined && { description }),
    ...(fraud !== undefined && { fraud_details: withUserReport(charge, fraud.user_report) }),
    ...(metadata !== undefined && { metadata: mergeMetadata(charge.metadata, metadata) }),
    ...(receipt_email !== undefined && { receipt_email }),
    ...(parameters.shipping !== undefined && { shipping: completeShipping(parameters.shipping) }),
    ...(parameters.transfer_group !== undefined && { transfer_group: parameters.transfer_group }),
  });
});

/** Charges come from payment intents here, and those are captured through the intent. */
const capture = operation('POST /v1/charges/{id}/capture', ({ unit, ids: [id = ''] }) => {
  const charge = findCharge(unit, id);
  if (charge.captured) {
    throw invalidRequest(`Charge ${id} has already been captured.`, {
      code: 'charge_already_captured',
    });
  }
  throw invalidRequest(
    `This uncaptured Charge was created by a PaymentIntent (${charge.payment_intent}). You must ` +
      'capture the PaymentIntent instead. For more information, see ' +
      'https://stripe.com/docs/payments/place-a-hold-on-a-payment-method',
  );
});

function findCharge(unit: UnitOfWork, id: string): Charge {
  const charge = unit.get('charge', id);
  if (charge === undefined) throw resourceMissing('charge', id);
  return charge;
}

function checkNewCustomer(unit: UnitOfWork, charge: Charge, customer: string): void {
  if (unit.get('customer', customer) === undefined) {
    throw resourceMissing('customer', customer, 'customer');
  }
  if (charge.customer !== null) {
    // Stripe refuses this too; in which words is not known.
    throw invalidRequest('You cannot change the customer of a charge that already has one.', {
      param: 'customer',
    });
  }
}

function withUserReport(charge: Charge, userReport: string | null): Charge['fraud_details'] {
  const { user_report: _, ...others } = charge.fraud_details ?? {};
  return userReport === null || userReport === '' ? others : { ...others, user_report: userReport };
}

export const charges: Resource = {
  operations: [retrieve, list, update, capture],
};
