// The process that sends the load.
import { serveMessages } from '../../shared/processes/serve-messages.ts';
import { sendLoad } from './send-load.ts';

serveMessages(0, {
  answer: async (request) => (request.kind === 'load' ? sendLoad(request) : undefined),
  stop: async () => {},
});
