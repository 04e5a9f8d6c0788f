/**
 * The backend of the hosted page, as Stripe's own page and its CLI use it: read the page, make a
 * payment method, confirm. A session can be paid through it without a browser.
 * https://github.com/stripe/stripe-cli
 */
import { checkShape } from '../../parameters/check-parameters.ts';
import { checkedOrThrow } from '../../http/checked-or-throw.ts';
import { pageOperation } from '../../http/operation.ts';
import { resourceMissing } from '../../http/stripe-error.ts';
import type { RawParameters } from '../../parameters/raw-parameters.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { findSession } from '../checkout-sessions/checkout-sessions.ts';
import type { Session } from '../checkout-sessions/object.ts';
import { paySession } from '../checkout-sessions/pay-session.ts';
import type { Resource } from '../resource.ts';
import { paymentPageOf } from './object.ts';

export const paymentPages: Resource = {
  operations: [
    pageOperation('GET /v1/payment_pages/{id}', readParameters, ({ ids: [id = ''], unit }) =>
      paymentPageOf(unit, sessionOfPage(unit, id)),
    ),

    pageOperation(
      'POST /v1/payment_pages/{id}/confirm',
      confirmParameters,
      ({ ids: [id = ''], parameters, unit, baseUrl }) => {
        const session = sessionOfPage(unit, id);
        paySession(unit, session, { ...parameters, baseUrl });
        return paymentPageOf(unit, findSession(unit, session.id));
      },
    ),
  ],
};

/** What the page sends to confirm. */
interface ConfirmParameters {
  paymentMethod: string | undefined;
  expectedAmount: number | undefined;
  email: string | undefined;
  name: string | undefined;
}

/** The session behind a page's id or, as the page in the browser knows it, its own. */
function sessionOfPage(unit: UnitOfWork, id: string): Session {
  if (id.startsWith('cs_')) return findSession(unit, id);
  const record = unit.all('_checkout_payment').find(({ paymentPage }) => paymentPage === id);
  if (record === undefined) throw resourceMissing('payment_page', id);
  return findSession(unit, record.id);
}

const expand = { array: 'string' } as const;

function readParameters(raw: RawParameters): object {
  return checkedOrThrow(checkShape({ required: [], fields: { expand } }, raw));
}

function confirmParameters(raw: RawParameters): ConfirmParameters {
  const checked = checkedOrThrow(
    checkShape(
      {
        required: [],
        fields: {
          email: { emptyable: 'string' },
          expand,
          expected_amount: 'integer',
          name: { emptyable: 'string' },
          payment_method: 'string',
        },
      },
      raw,
    ),
  );
  return {
    paymentMethod: textOf(checked['payment_method']),
    expectedAmount:
      typeof checked['expected_amount'] === 'number' ? checked['expected_amount'] : undefined,
    email: textOf(checked['email']),
    name: textOf(checked['name']),
  };
}

/** An empty field of the form is the same as none. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
