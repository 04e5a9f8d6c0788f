// One kept-alive HTTP/1.1 connection that has one request under way at a time, on a bare socket: the load
// generator shares the machine with what it measures, so it has to cost as little as it can.
import { connect, type Socket } from 'node:net';

/** Told when the answer to the request under way is complete; a status of 0 is a connection that broke. */
export type OnAnswer = (status: number, body: string) => void;

export interface Connection<Request> {
  send(request: Request): void;
  close(): void;
}

export type OpenConnection<Request> = (onAnswer: OnAnswer) => Promise<Connection<Request>>;

/** @throws when the server cannot be reached. */
export async function openConnection(
  port: number,
  onAnswer: OnAnswer,
): Promise<Connection<Buffer | string>> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      readAnswers(socket, onAnswer);
      resolve({
        send: (request) => {
          socket.write(request);
        },
        close: () => {
          socket.destroy();
        },
      });
    });
  });
}

function readAnswers(socket: Socket, onAnswer: OnAnswer): void {
  let pending = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    pending = pending === '' ? chunk : pending + chunk;
    if (!isComplete(pending)) return;
    const answer = pending;
    pending = '';
    onAnswer(Number(answer.slice(9, 12)), answer.slice(answer.indexOf('\r\n\r\n') + 4));
  });
  // A connection that breaks answers nothing more; the event it carried counts as refused.
  socket.on('error', () => {
    onAnswer(0, '');
  });
}

/**
 * Whether the whole answer has arrived; there is never more than one on its way. A body in chunks is handed
 * on as it came, with their lengths in between.
 */
export function isComplete(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  if (length !== undefined) return text.length >= end + 4 + Number(length);
  return text.endsWith('0\r\n\r\n');
}
