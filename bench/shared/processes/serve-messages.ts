// The child's side: answers the messages of the process that started it, and ends when that one is gone.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { Answer, MemoryAnswer, Request } from './messages.ts';

export interface MessageHandlers {
  /** Answers everything that is particular to this process. */
  readonly answer: (request: Request) => Promise<Answer | undefined>;
  /** Closes what the process holds. */
  readonly stop: () => Promise<void>;
}

/** Says that this process is ready, and then answers until it is told to stop. */
export function serveMessages(port: number, handlers: MessageHandlers): void {
  let cpuBefore = process.cpuUsage();
  const handle = async (request: Request): Promise<void> => {
    if (request.kind === 'stop') {
      await handlers.stop();
      process.disconnect();
      return;
    }
    if (request.kind === 'cpu') {
      const { user, system } = process.cpuUsage(cpuBefore);
      cpuBefore = process.cpuUsage();
      send({ kind: 'cpu', cpuMs: (user + system) / 1000 });
      return;
    }
    if (request.kind === 'memory') {
      send(readMemory());
      return;
    }
    const answer = await handlers.answer(request);
    if (answer !== undefined) send(answer);
  };
  process.on('message', (message) => {
    // Only the process that started this one can send messages, and it sends nothing else.
    handle(message as Request).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    });
  });
  process.on('disconnect', () => {
    process.exit(0);
  });
  send({ kind: 'ready', port });
}

function send(answer: Answer): void {
  process.send?.(answer);
}

function readMemory(): MemoryAnswer {
  setFlagsFromString('--expose-gc');
  // A context that is made after the flag was set has V8's garbage collector as a function.
  const collectGarbage = runInNewContext('gc') as () => void;
  // Once more, for what only a first collection has let go.
  collectGarbage();
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  return { kind: 'memory', heapBytes: heapUsed, residentBytes: rss };
}
