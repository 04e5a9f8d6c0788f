/** Lists of a customer's payment methods. https://docs.stripe.com/api/payment_methods/list */
import { page, type PageParameters } from '../../http/list.ts';
import type { WireList } from '../../objects/wire.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { PaymentMethod } from './object.ts';

export interface PaymentMethodFilter extends PageParameters {
  type?: string;
  allow_redisplay?: string;
}

/** One page of what is attached to the customer, the last one attached or not. */
export function listPaymentMethods(
  unit: UnitOfWork,
  customer: string,
  filter: PaymentMethodFilter,
  url: string,
): WireList<PaymentMethod> {
  const { type, allow_redisplay: allowRedisplay } = filter;
  return page({
    objects: unit.all('payment_method'),
    parameters: filter,
    url,
    noun: 'PaymentMethod',
    where: (paymentMethod) =>
      paymentMethod.customer === customer &&
      (type === undefined || paymentMethod.type === type) &&
      (allowRedisplay === undefined || paymentMethod.allow_redisplay === allowRedisplay),
  });
}
