// Setup intents. https://docs.stripe.com/js/setup_intents
import type { SetupIntent } from '@stripe/stripe-js';

import { answerOf } from './answer-of.ts';
import type { IntentKind } from './intent-kind.ts';

export const setupKind: IntentKind<SetupIntent> = {
  async retrieve(stripe, clientSecret) {
    const { setupIntent, error } = await stripe.retrieveSetupIntent(clientSecret);
    return answerOf(setupIntent, error);
  },
  async confirm({ stripe, elements, returnUrl }) {
    const { setupIntent, error } = await stripe.confirmSetup({
      elements,
      confirmParams: { return_url: returnUrl },
      redirect: 'if_required',
    });
    return answerOf(setupIntent, error);
  },
  buttonLabel: (_intent, texts) => texts.saveCard,
  endings: { succeeded: 'saved', processing: 'saveProcessing', canceled: 'saveCanceled' },
};
