// Billhook's emulator without a socket, as tests use it: the load is made in the same process, and what it
// costs to make it is counted with what it costs to answer it.
import { createEmulator } from '@billhook/emulator';

import type { Connection, OnAnswer } from '../../shared/load/connection.ts';
import { runLoad } from '../../shared/load/run-load.ts';
import { serveMessages } from '../../shared/processes/serve-messages.ts';
import { type ApiRequest, webRequest } from '../load/api-request.ts';
import { Workloads } from '../load/workloads.ts';

const emulator = createEmulator();
const workloads = new Workloads();

function openInProcess(onAnswer: OnAnswer): Connection<ApiRequest> {
  const ask = async (request: ApiRequest): Promise<void> => {
    const response = await emulator.fetch(webRequest(request));
    onAnswer(response.status, await response.text());
  };
  return {
    send: (request) => {
      void ask(request);
    },
    close: () => {},
  };
}

serveMessages(0, {
  answer: async (plan) => {
    if (plan.kind !== 'work') return undefined;
    const steps = workloads.steps(plan.workload, plan.count);
    const loaded = await runLoad(steps, plan, async (onAnswer) => openInProcess(onAnswer));
    return { kind: 'loaded', ...loaded };
  },
  stop: async () => emulator.close(),
});
