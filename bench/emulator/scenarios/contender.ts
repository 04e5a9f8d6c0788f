// What is measured against each other: each contender is a server in a process of its own.
import type { Workload } from '../../shared/processes/messages.ts';

export interface Contender {
  readonly name: string;
  /** The module that serves, below `bench`. */
  readonly module: string;
  /** What it can be asked for at all. */
  readonly workloads: readonly Workload[];
  /** Whether the load is made in its own process, for want of a socket. */
  readonly inProcess: boolean;
  /** Whether it stores what it is sent, so that its memory says something. */
  readonly stores: boolean;
}

const customers: readonly Workload[] = ['create-customers', 'read-customers'];

export const overHttp: Contender = {
  name: 'Billhook over HTTP',
  module: 'emulator/servers/billhook.ts',
  workloads: [...customers, 'pay', 'pay-at-once'],
  inProcess: false,
  stores: true,
};

export const inProcess: Contender = {
  ...overHttp,
  name: 'Billhook in process',
  module: 'emulator/servers/billhook-in-process.ts',
  inProcess: true,
};

/** It has charges of Stripe's older kind, and no payment intents. */
export const statefulMock: Contender = {
  ...overHttp,
  name: 'peer: stripe-stateful-mock',
  module: 'emulator/servers/stripe-stateful-mock.ts',
  workloads: customers,
};

/** Its confirmation succeeds whatever it is given; it does not know `confirm: true`. */
export const emulate: Contender = {
  ...overHttp,
  name: 'peer: emulate',
  module: 'emulator/servers/emulate.ts',
  workloads: [...customers, 'pay'],
};

export const bareHono: Contender = {
  ...overHttp,
  name: 'limit: Hono, fixed object',
  module: 'emulator/servers/bare-hono.ts',
  stores: false,
};

export const contenders = [overHttp, inProcess, statefulMock, emulate, bareHono] as const;
