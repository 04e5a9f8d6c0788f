// The process that sends the load.
import { openConnection } from '../../shared/load/connection.ts';
import { runLoad } from '../../shared/load/run-load.ts';
import { serveMessages } from '../../shared/processes/serve-messages.ts';
import { httpText } from './api-request.ts';
import { Workloads } from './workloads.ts';

const workloads = new Workloads();

serveMessages(0, {
  answer: async (plan) => {
    if (plan.kind !== 'work') return undefined;
    const steps = workloads.steps(plan.workload, plan.count);
    const loaded = await runLoad(steps, plan, async (onAnswer) => {
      const connection = await openConnection(plan.port, onAnswer);
      return {
        send: (request) => {
          connection.send(httpText(request, plan.port));
        },
        close: () => {
          connection.close();
        },
      };
    });
    return { kind: 'loaded', ...loaded };
  },
  stop: async () => {},
});
