#!/usr/bin/env node
/** `billhook-emulator`: runs the emulator by itself and prints one line with its URL when ready. */
import { parseArgs } from 'node:util';

import { createEmulator, type EmulatorOptions } from './create-emulator.ts';
import type { FaultOptions } from './faults/fault-options.ts';
import { readFaults } from './faults/read-faults.ts';

const usage = `Usage: billhook-emulator [options]

  --port PORT               the port on 127.0.0.1 (default 12111; 0 takes a free one)
  --data DIR                keep the state in this directory (default: in memory)
  --webhook URL             send all events to this URL (may be given several times)
  --webhook-secret SECRET   sign them with this secret (default: one is made up and printed)
  --name NAME               the name of the business that customers see
  --latency MS              hold every API request for so many milliseconds
  --seed NUMBER             make ids and faults repeatable
  --fault NAME=RATE         a bad network: have this go wrong so often, from 0 to 1 (several times).
                            With webhooks: duplicate, delay, reorder, drop, lose-answer, corrupt;
                            with calls: rate-limit, lock-timeout, server-error, time-out, reset
  --help                    show this text
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '12111' },
    data: { type: 'string' },
    webhook: { type: 'string', multiple: true, default: [] },
    'webhook-secret': { type: 'string' },
    name: { type: 'string' },
    latency: { type: 'string' },
    seed: { type: 'string' },
    fault: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(usage);
} else {
  await run();
}

async function run(): Promise<void> {
  const secret = values['webhook-secret'];
  const faults = faultsOrFail(values.fault);
  const options: EmulatorOptions = {
    webhooks: values.webhook.map((url) => ({ url, ...(secret !== undefined && { secret }) })),
    ...(values.data !== undefined && { dataDirectory: values.data }),
    ...(values.name !== undefined && { businessName: values.name }),
    ...(values.latency !== undefined && { latencyMs: wholeNumber('--latency', values.latency) }),
    ...(values.seed !== undefined && { seed: wholeNumber('--seed', values.seed) }),
    ...(faults !== undefined && { faults }),
  };
  const emulator = createEmulator(options);
  const url = await emulator.listen(wholeNumber('--port', values.port)).catch(explainBusyPort);
  const secrets = emulator.webhooks.map(
    (hook) => `, webhooks to ${hook.url} signed with ${hook.secret}`,
  );
  console.log(`Stripe emulator listening on ${url}${secrets.join('')}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.close().then(() => process.exit(0)));
  }
}

function faultsOrFail(texts: readonly string[]): FaultOptions | undefined {
  try {
    return readFaults(texts);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  return fail(`${option} takes a whole number, got '${text}'.`);
}

function explainBusyPort(error: NodeJS.ErrnoException): never {
  if (error.code !== 'EADDRINUSE') throw error;
  return fail(
    `Port ${values.port} is in use. Stop what listens there, or choose another with --port.`,
  );
}

function fail(message: string): never {
  console.error(`billhook-emulator: ${message}`);
  process.exit(1);
}
