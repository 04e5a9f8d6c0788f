// Payment intents. https://docs.stripe.com/js/payment_intents
import type { PaymentIntent } from '@stripe/stripe-js';

import { formatMoney } from '../../money/format-money.ts';
import { moneyFromStripe } from '../../money/money.ts';
import { isCurrency } from '../../money/currencies.ts';
import { answerOf } from './answer-of.ts';
import type { IntentKind } from './intent-kind.ts';

export const paymentKind: IntentKind<PaymentIntent> = {
  async retrieve(stripe, clientSecret) {
    const { paymentIntent, error } = await stripe.retrievePaymentIntent(clientSecret);
    return answerOf(paymentIntent, error);
  },
  async confirm({ stripe, elements, returnUrl }) {
    const { paymentIntent, error } = await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: returnUrl },
      redirect: 'if_required',
    });
    return answerOf(paymentIntent, error);
  },
  buttonLabel: ({ amount, currency }, texts, locale) =>
    isCurrency(currency)
      ? texts.payAmount.replace('{amount}', formatMoney(moneyFromStripe(amount, currency), locale))
      : texts.pay,
  endings: { succeeded: 'paid', processing: 'paymentProcessing', canceled: 'paymentCanceled' },
};
