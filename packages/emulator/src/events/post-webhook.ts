/** Sends one webhook over HTTP. */

/** A webhook, signed and ready to go. */
export interface SignedWebhook {
  url: string;
  body: string;
  signature: string;
}

/** Sends a webhook; gives the status of the answer, 0 when there was none. */
export type PostWebhook = (webhook: SignedWebhook, signal: AbortSignal) => Promise<number>;

/** Sends it as Stripe does, without following redirects. */
export const postWebhook: PostWebhook = async ({ url, body, signature }, signal) => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'Stripe-Signature': signature,
      },
      body,
      redirect: 'manual',
      signal,
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    // No answer at all: the endpoint is down, too slow or hung up. It is recorded as status 0.
    return 0;
  }
};
