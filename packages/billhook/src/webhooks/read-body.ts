// Reads a request's raw bytes, up to a limit that is counted while they come in: what a caller claims
// in Content-Length proves nothing, and may not be there.
import { PayloadError } from '../errors/payload-error.ts';

/** 1 MiB. Stripe's events are a few kilobytes, the largest some hundred. */
const maxBodyBytes = 1024 * 1024;

/**
 * Reads the body.
 *
 * @throws PayloadError `payload_too_large` over the limit, `payload_unreadable` when something else
 *   has read the body before.
 */
export async function readBody(request: Request): Promise<Uint8Array> {
  if (request.bodyUsed) {
    throw new PayloadError(
      'payload_unreadable',
      'Something has read the body before Billhook could.',
    );
  }
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge();
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop by an error also cancels the stream.
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): PayloadError {
  return new PayloadError(
    'payload_too_large',
    `The body is larger than ${maxBodyBytes / 1024 / 1024} MiB.`,
  );
}
