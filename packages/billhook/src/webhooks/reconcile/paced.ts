// A read from Stripe that takes its turn among the mirror's, so that the app's own calls are not refused because of it.
import type { ReadLimiter } from '../../mirror/fetch/read-limiter.ts';

/** @throws what the read throws, and the signal's reason when it is aborted before the answer. */
export async function paced<Answer>(
  limiter: ReadLimiter,
  signal: AbortSignal | undefined,
  read: () => Promise<Answer>,
): Promise<Answer> {
  await limiter.take(signal);
  const answer = await read();
  limiter.succeeded();
  signal?.throwIfAborted();
  return answer;
}
