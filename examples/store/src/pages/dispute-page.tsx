import type { Dispute } from '../disputes/dispute.ts';
import { DisputeStatus } from './dispute-status.tsx';
import { Layout } from './layout.tsx';

/** One dispute, with its state as it changes. */
export function DisputePage({ dispute }: { dispute: Dispute }) {
  return (
    <Layout title="Dispute">
      <article class="order">
        <h1>Dispute</h1>
        <div id="live" aria-live="polite" data-source={`/admin/disputes/${dispute.id}/live`}>
          <DisputeStatus dispute={dispute} />
        </div>
        <p class="fine">
          Dispute {dispute.id}
          {dispute.orderId !== null && ` of order ${dispute.orderId}`}
        </p>
        <p>
          <a href="/admin">Back behind the counter</a>
        </p>
      </article>
      <script type="module" src="/public/live.js" />
    </Layout>
  );
}
