// One kept-alive HTTP/1.1 connection that has one request under way at a time, on a bare socket: the load
// generator shares the machine with what it measures, so it has to cost as little as it can.
import { connect, type Socket } from 'node:net';

/** Told when the answer to the request under way is complete. */
export type OnAnswer = (status: number) => void;

export interface Connection {
  send(request: Buffer): void;
  close(): void;
}

/** @throws when the server cannot be reached. */
export async function openConnection(port: number, onAnswer: OnAnswer): Promise<Connection> {
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
    const status = Number(pending.slice(9, 12));
    pending = '';
    onAnswer(status);
  });
  // A connection that breaks answers nothing more; the event it carried counts as refused.
  socket.on('error', () => {
    onAnswer(0);
  });
}

/** Whether the whole answer has arrived; there is never more than one on its way. */
export function isComplete(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  if (length !== undefined) return text.length >= end + 4 + Number(length);
  return text.endsWith('0\r\n\r\n');
}
