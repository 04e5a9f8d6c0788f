/** Disputes. https://docs.stripe.com/api/disputes */
import { inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { resourceMissing } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Resource } from '../resource.ts';
import type { Dispute } from './object.ts';
import { disputeIfDue, evidenceIsDue } from './open-dispute.ts';
import { bankDecides, closeDispute, decide, endUnanswered, updateDispute } from './respond.ts';

const retrieve = operation('GET /v1/disputes/{id}', ({ unit, ids: [id = ''] }) =>
  findDispute(unit, id),
);

const update = operation('POST /v1/disputes/{id}', ({ unit, parameters, ids: [id = ''] }) =>
  updateDispute(unit, findDispute(unit, id), parameters),
);

const close = operation('POST /v1/disputes/{id}/close', ({ unit, ids: [id = ''] }) =>
  closeDispute(unit, findDispute(unit, id)),
);

const list = operation('GET /v1/disputes', ({ unit, parameters }) => {
  const { charge, created, payment_intent: paymentIntent } = parameters;
  return page({
    objects: unit.all('dispute'),
    parameters,
    url: '/v1/disputes',
    noun: 'dispute',
    where: (dispute) =>
      inRange(dispute.created, created) &&
      (charge === undefined || dispute.charge === charge) &&
      (paymentIntent === undefined || dispute.payment_intent === paymentIntent),
  });
});

function findDispute(unit: UnitOfWork, id: string): Dispute {
  const dispute = unit.get('dispute', id);
  if (dispute === undefined) throw resourceMissing('dispute', id, 'dispute', 404);
  return dispute;
}

export const disputes: Resource = {
  operations: [retrieve, update, close, list],
  dueTasks: { [bankDecides]: decide, [evidenceIsDue]: endUnanswered },
  reactions: { 'charge.succeeded': disputeIfDue, 'charge.captured': disputeIfDue },
};
