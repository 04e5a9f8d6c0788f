// The peer `stripe-stateful-mock`, as its documentation has it: an Express app. It writes no log lines.
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';

import { listen } from '../../shared/processes/listen.ts';
import { serveMessages } from '../../shared/processes/serve-messages.ts';

interface Peer {
  readonly createExpressApp: () => RequestListener;
}

// The package has no types that the compiler could find here; its documentation names this function.
const { createExpressApp } = createRequire(import.meta.url)('stripe-stateful-mock') as Peer;
const server = createServer(createExpressApp());

serveMessages(await listen(server), {
  answer: async () => undefined,
  stop: async () => {
    server.closeAllConnections();
    server.close();
  },
});
