/**
 * Invoice payments: which payment intents pay which invoices.
 * https://docs.stripe.com/api/invoice-payment
 */
import { operation } from '../../http/operation.ts';
import { inRange, page } from '../../http/list.ts';
import { resourceMissing } from '../../http/stripe-error.ts';
import type { Resource } from '../resource.ts';

export const invoicePayments: Resource = {
  operations: [
    operation('GET /v1/invoice_payments/{id}', ({ ids: [id = ''], unit }) => {
      const payment = unit.get('invoice_payment', id);
      if (payment === undefined) throw resourceMissing('invoice_payment', id);
      return payment;
    }),

    operation('GET /v1/invoice_payments', ({ parameters, unit }) => {
      const { created, invoice, payment: by, status } = parameters;
      return page({
        objects: unit.all('invoice_payment'),
        parameters,
        url: '/v1/invoice_payments',
        noun: 'invoice_payment',
        where: (payment) =>
          inRange(payment.created, created) &&
          (invoice === undefined || payment.invoice === invoice) &&
          (status === undefined || payment.status === status) &&
          (by?.payment_intent === undefined ||
            payment.payment.payment_intent === by.payment_intent),
      });
    }),
  ],
};
