/** Payment methods. https://docs.stripe.com/api/payment_methods */
import { embeddedList } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { invalidRequest, resourceMissing, unsupported } from '../../http/stripe-error.ts';
import { announceUpdate } from '../../events/announce-update.ts';
import { mergeMetadata } from '../../objects/metadata.ts';
import type { Resource } from '../resource.ts';
import { attachPaymentMethod, detachPaymentMethod } from './attach.ts';
import { checkExpiry } from './card-input.ts';
import { createPaymentMethod } from './create.ts';
import { listPaymentMethods } from './list.ts';
import { mergeBillingDetails } from './object.ts';
import { paymentMethodAtUrl } from './resolve.ts';

const url = '/v1/payment_methods';

/** The page that collects a card calls this itself, so that the number never reaches the shop. */
const create = operation(
  'POST /v1/payment_methods',
  ({ unit, parameters }) => {
    const { payment_method: cloned, customer } = parameters;
    if (cloned !== undefined || customer !== undefined) {
      throw unsupported('cloning payment methods to connected accounts', 'payment_method');
    }
    return createPaymentMethod(unit, parameters);
  },
  { publishable: true },
);

const retrieve = operation('GET /v1/payment_methods/{id}', ({ unit, ids: [id = ''] }) =>
  paymentMethodAtUrl(unit, id),
);

const update = operation(
  'POST /v1/payment_methods/{id}',
  ({ unit, ids: [id = ''], parameters }) => {
    const { card, customer, ...current } = paymentMethodAtUrl(unit, id);
    if (customer === null) {
      throw invalidRequest(
        'You must save this PaymentMethod to a customer before you can update it.',
      );
    }
    const { billing_details: billing, metadata, allow_redisplay: redisplay } = parameters;
    const { exp_month: expMonth, exp_year: expYear, networks } = parameters.card ?? {};
    return announceUpdate(unit, 'payment_method.updated', 'payment_method', current.id, {
      billing_details: mergeBillingDetails(current.billing_details, billing),
      metadata: mergeMetadata(current.metadata ?? {}, metadata),
      ...(redisplay !== undefined && { allow_redisplay: redisplay }),
      ...(card !== undefined && {
        card: {
          ...card,
          ...expiryAfter(card, { expMonth, expYear }, unit.now),
          networks:
            card.networks === null
              ? null
              : { ...card.networks, preferred: networks?.preferred ?? card.networks.preferred },
        },
      }),
    });
  },
);

const list = operation('GET /v1/payment_methods', ({ unit, parameters }) => {
  const { customer } = parameters;
  // Without a customer Stripe lists nothing, though the parameter is not required.
  if (customer === undefined) return embeddedList([], url);
  if (unit.get('customer', customer) === undefined) {
    throw resourceMissing('customer', customer, 'customer');
  }
  return listPaymentMethods(unit, customer, parameters, url);
});

const attach = operation(
  'POST /v1/payment_methods/{id}/attach',
  ({ unit, ids: [id = ''], parameters: { customer } }) => {
    const { id: paymentMethodId } = paymentMethodAtUrl(unit, id);
    if (customer === undefined) {
      throw invalidRequest('Missing required param: customer.', {
        code: 'parameter_missing',
        param: 'customer',
      });
    }
    return attachPaymentMethod(unit, paymentMethodId, customer);
  },
);

const detach = operation('POST /v1/payment_methods/{id}/detach', ({ unit, ids: [id = ''] }) =>
  detachPaymentMethod(unit, paymentMethodAtUrl(unit, id)),
);

export const paymentMethods: Resource = {
  operations: [create, retrieve, update, list, attach, detach],
};

/** The expiry of a card after a request, checked when it says anything of it. */
function expiryAfter(
  card: { exp_month: number; exp_year: number },
  given: { expMonth: number | undefined; expYear: number | undefined },
  now: number,
): { exp_month: number; exp_year: number } {
  const { expMonth = card.exp_month, expYear = card.exp_year } = given;
  if (given.expMonth === undefined && given.expYear === undefined) {
    return { exp_month: expMonth, exp_year: expYear };
  }
  const expiry = checkExpiry({ expMonth, expYear }, now);
  return { exp_month: expiry.expMonth, exp_year: expiry.expYear };
}
