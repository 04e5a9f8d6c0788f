// Billhook's emulator as it is published: on a socket.
import { createEmulator } from '@billhook/emulator';

import { serveMessages } from '../../shared/processes/serve-messages.ts';

const emulator = createEmulator();
const url = await emulator.listen();

serveMessages(Number(new URL(url).port), {
  answer: async () => undefined,
  stop: async () => emulator.close(),
});
