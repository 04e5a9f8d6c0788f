/** Refunds. https://docs.stripe.com/api/refunds */
import { sameValue } from '../../events/previous-attributes.ts';
import { embeddedList, inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { resourceMissing, unsupported } from '../../http/stripe-error.ts';
import { mergeMetadata } from '../../objects/metadata.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Resource } from '../resource.ts';
import { createRefund } from './create.ts';
import type { Refund } from './object.ts';
import { cannotCancel } from './refusals.ts';
import {
  announceRefundUpdate,
  failRefund,
  refundFails,
  refundSettles,
  settleRefund,
} from './settle.ts';

/** How many of its refunds a charge shows. */
const shownInCharge = 10;

const create = operation('POST /v1/refunds', ({ unit, parameters }) => {
  for (const param of ['refund_application_fee', 'reverse_transfer'] as const) {
    if (parameters[param] === true) throw unsupported('Connect', param);
  }
  for (const param of ['customer', 'origin'] as const) {
    if (parameters[param] !== undefined) throw unsupported('refunds of cash balances', param);
  }
  return createRefund(unit, parameters);
});

const retrieve = operation('GET /v1/refunds/{id}', ({ unit, ids: [id = ''] }) =>
  findRefund(unit, id),
);

const update = operation('POST /v1/refunds/{id}', ({ unit, parameters, ids: [id = ''] }) => {
  const refund = findRefund(unit, id);
  const metadata = mergeMetadata(refund.metadata ?? {}, parameters.metadata);
  if (sameValue(metadata, refund.metadata)) return refund;
  const updated = unit.update('refund', id, { metadata });
  announceRefundUpdate(unit, updated);
  return updated;
});

const cancel = operation('POST /v1/refunds/{id}/cancel', ({ unit, ids: [id = ''] }) => {
  findRefund(unit, id);
  throw cannotCancel();
});

const list = operation('GET /v1/refunds', ({ unit, parameters }) => {
  const { charge, created, payment_intent: paymentIntent } = parameters;
  return page({
    objects: unit.all('refund'),
    parameters,
    url: '/v1/refunds',
    noun: 'refund',
    where: (refund) =>
      inRange(refund.created, created) &&
      (charge === undefined || refund.charge === charge) &&
      (paymentIntent === undefined || refund.payment_intent === paymentIntent),
  });
});

function findRefund(unit: UnitOfWork, id: string): Refund {
  const refund = unit.get('refund', id);
  if (refund === undefined) throw resourceMissing('refund', id);
  return refund;
}

/** The refunds of a charge, the newest first, for `expand[]=refunds`. */
function refundsOf(unit: UnitOfWork, charge: string): object {
  const refunds = unit.all('refund').filter((refund) => refund.charge === charge);
  return {
    ...embeddedList(refunds.slice(0, shownInCharge), `/v1/charges/${charge}/refunds`),
    has_more: refunds.length > shownInCharge,
  };
}

export const refunds: Resource = {
  operations: [create, retrieve, update, cancel, list],
  includables: { charge: { refunds: refundsOf } },
  dueTasks: { [refundSettles]: settleRefund, [refundFails]: failRefund },
};
