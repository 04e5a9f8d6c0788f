// Reads a request's raw bytes, up to a limit. A body whose length was declared ends there, by the rules of HTTP, and
// is read at once; one of unknown length is counted while it comes in.
import type { IncomingMessage } from 'node:http';

import { PayloadError } from '../errors/payload-error.ts';

/** 1 MiB. Stripe's events are a few kilobytes, the largest some hundred. */
const maxBodyBytes = 1024 * 1024;

/**
 * Reads the body of a web-standard request.
 *
 * @throws PayloadError `payload_too_large` over the limit, `payload_unreadable` when something else
 *   has read the body before.
 */
export async function readBody(request: Request): Promise<Uint8Array> {
  if (request.bodyUsed) throw unreadable();
  const length = request.headers.get('content-length');
  refuseLength(length);
  if (length !== null && !request.headers.has('transfer-encoding')) return readWhole(request);
  return request.body === null ? new Uint8Array() : collect(request.body);
}

/**
 * Servers keep bytes at hand for this; reading them as a stream would have them make one first. The length is looked
 * at once more, for a request that some other code has put together.
 */
async function readWhole(request: Request): Promise<Uint8Array> {
  const bytes = new Uint8Array(await wholeBodyOf(request));
  if (bytes.byteLength > maxBodyBytes) throw tooLarge();
  return bytes;
}

async function wholeBodyOf(request: Request): Promise<ArrayBuffer> {
  try {
    return await request.arrayBuffer();
  } catch (error) {
    throw brokenOff(error);
  }
}

function brokenOff(cause?: unknown): PayloadError {
  return new PayloadError('payload_unreadable', 'The request broke off.', { cause });
}

/**
 * Reads the body of a request of `node:http`.
 *
 * @throws PayloadError, as above.
 */
export async function readNodeBody(request: IncomingMessage): Promise<Uint8Array> {
  if (request.readableDidRead) throw unreadable();
  refuseLength(request.headers['content-length']);
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    request.on('data', (chunk: Uint8Array) => {
      bytes += chunk.byteLength;
      if (bytes <= maxBodyBytes) chunks.push(chunk);
      else reject(tooLarge());
    });
    request.on('end', () => {
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
    });
    request.on('error', (error) => {
      reject(brokenOff(error));
    });
    request.on('close', () => {
      if (!request.readableEnded) reject(brokenOff());
    });
  });
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop by an error also cancels the stream.
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuseLength(header: string | null | undefined): void {
  if (Number(header ?? 0) > maxBodyBytes) throw tooLarge();
}

function unreadable(): PayloadError {
  return new PayloadError(
    'payload_unreadable',
    'Something has read the body before Billhook could.',
  );
}

function tooLarge(): PayloadError {
  return new PayloadError(
    'payload_too_large',
    `The body is larger than ${maxBodyBytes / 1024 / 1024} MiB.`,
  );
}
