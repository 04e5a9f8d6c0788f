/** Alters a webhook on its way, after it was signed. */
import type { SignedWebhook } from '../events/post-webhook.ts';
import type { Corruption } from './plan-delivery.ts';

/** A copy of the webhook that its receiver must refuse. */
export function corruptWebhook(webhook: SignedWebhook, corruption: Corruption): SignedWebhook {
  const { body, signature } = webhook;
  switch (corruption) {
    case 'body':
      // Another event's id, in a body that is otherwise sound.
      return { ...webhook, body: body.replace(/"evt_\w/, '"evt_-') };
    case 'truncation':
      return { ...webhook, body: body.slice(0, Math.floor(body.length / 2)) };
    case 'signature':
      return { ...webhook, signature: signature.replace(/v1=../, 'v1=zz') };
    case 'timestamp':
      // Ten minutes old: more than the five that are tolerated, and not what was signed.
      return {
        ...webhook,
        signature: signature.replace(/t=(\d+)/, (_, time) => `t=${Number(time) - 600}`),
      };
  }
}
