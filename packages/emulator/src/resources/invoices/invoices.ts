/**
 * Invoices: what a customer owes and has paid, line by line.
 * https://docs.stripe.com/api/invoices
 */
import { embeddedList, inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { resourceMissing } from '../../http/stripe-error.ts';
import type { StripeObjects } from '../../objects/object-types.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Resource } from '../resource.ts';

export const invoices: Resource = {
  operations: [
    operation('GET /v1/invoices/{id}', ({ ids: [id = ''], unit }) => findInvoice(unit, id)),

    operation('GET /v1/invoices/{id}/lines', ({ ids: [id = ''], parameters, unit }) => {
      const { lines } = findInvoice(unit, id);
      return page({ objects: lines.data, parameters, url: lines.url, noun: 'line_item' });
    }),

    operation('GET /v1/invoices', ({ parameters, unit }) => {
      const { collection_method: collection, created, customer, status, subscription } = parameters;
      return page({
        objects: unit.all('invoice'),
        parameters,
        url: '/v1/invoices',
        noun: 'invoice',
        where: (invoice) =>
          inRange(invoice.created, created) &&
          (collection === undefined || invoice.collection_method === collection) &&
          (customer === undefined || invoice.customer === customer) &&
          (status === undefined || invoice.status === status) &&
          (subscription === undefined ||
            invoice.parent?.subscription_details?.subscription === subscription),
      });
    }),
  ],

  includables: {
    invoice: {
      // A secret to confirm with is there only while something is left to pay, and all is paid here.
      confirmation_secret: () => null,
      payments: (unit, id) =>
        embeddedList(
          unit.all('invoice_payment').filter(({ invoice }) => invoice === id),
          `/v1/invoice_payments?invoice=${id}`,
        ),
    },
  },
};

function findInvoice(unit: UnitOfWork, id: string): StripeObjects['invoice'] {
  const invoice = unit.get('invoice', id);
  if (invoice === undefined) throw resourceMissing('invoice', id);
  return invoice;
}
