// The peer `emulate`, with nothing but its part for Stripe.
import { createEmulator } from 'emulate';

import { freePort } from '../../shared/processes/listen.ts';
import { serveMessages } from '../../shared/processes/serve-messages.ts';

const port = await freePort();
const emulator = await createEmulator({ service: 'stripe', port });

serveMessages(port, {
  answer: async () => undefined,
  stop: async () => emulator.close(),
});
