/** One dispute: how it stands, and the store's answer to the bank. */
import type { Billhook } from 'billhook';
import { Hono } from 'hono';
import type { Pool } from 'pg';

import { isUnanswered } from '../disputes/dispute.ts';
import { findDispute } from '../disputes/disputes.ts';
import { streamStatus } from '../live.ts';
import { DisputePage } from '../pages/dispute-page.tsx';
import { DisputeStatus } from '../pages/dispute-status.tsx';
import { NotFoundPage } from '../pages/not-found-page.tsx';

/** The routes below `/admin/disputes`. */
export function disputeRoutes(billhook: Billhook, pool: Pool): Hono {
  const app = new Hono();

  app.get('/:id', async (context) => {
    const dispute = await findDispute(pool, context.req.param('id'));
    if (dispute === null) return context.html(<NotFoundPage what="dispute" />, 404);
    return context.html(<DisputePage dispute={dispute} />);
  });

  app.get('/:id/live', (context) =>
    streamStatus(context, async () => {
      const dispute = await findDispute(pool, context.req.param('id'));
      return dispute && <DisputeStatus dispute={dispute} />;
    }),
  );

  app.post('/:id/evidence', async (context) => {
    const dispute = await findDispute(pool, context.req.param('id'));
    if (dispute === null) return context.html(<NotFoundPage what="dispute" />, 404);
    const { evidence } = await context.req.parseBody();
    const text = typeof evidence === 'string' ? evidence.trim() : '';
    // Submitted evidence is final, so that an empty form must not be it.
    if (text !== '' && isUnanswered(dispute)) {
      await billhook.disputes.submitEvidence(dispute.id, {
        evidence: { uncategorized_text: text },
      });
    }
    // What comes of it, the webhook tells.
    return context.redirect(`/admin/disputes/${dispute.id}`, 303);
  });

  return app;
}
