// Sends prepared deliveries, and measures every one of them.
import { openConnection } from '../../shared/load/connection.ts';
import { runLoad, type Step } from '../../shared/load/run-load.ts';
import type { LoadPlan, LoadResult } from '../../shared/processes/messages.ts';
import { unixSeconds } from '../clock.ts';
import { createEvents, sign } from '../events/signed-events.ts';

/** Prepares the deliveries, sends them, and says what became of them. */
export async function sendLoad(plan: LoadPlan): Promise<LoadResult> {
  const steps = prepareSteps(plan);
  const loaded = await runLoad(steps, plan, async (onAnswer) =>
    openConnection(plan.port, onAnswer),
  );
  return { kind: 'loaded', ...loaded };
}

/** The whole requests as bytes, with the headers that Stripe sends. */
function prepareSteps(plan: LoadPlan): Step<Buffer>[] {
  const nowSeconds = unixSeconds();
  return createEvents(plan.events).map((event) => {
    const { body, signature } = sign(event, nowSeconds);
    const request = [
      `POST ${plan.path} HTTP/1.1`,
      `Host: 127.0.0.1:${plan.port}`,
      'Cache-Control: no-cache',
      'Content-Type: application/json; charset=utf-8',
      'Accept: */*; q=0.5, application/xml',
      'User-Agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      `Stripe-Signature: ${signature}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n');
    return { request: Buffer.from(request) };
  });
}
