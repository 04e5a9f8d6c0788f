// `npm start`: the emulator, the example store and PostgreSQL, on one screen. The store is a process
// of its own and sees the emulator only as a Stripe at another address, as an app would.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createEmulator, DataDirectoryInUseError, type Emulator } from '@billhook/emulator';

import { readOptions } from './options.ts';
import { choosePort } from './ports.ts';
import { welcome } from './screen.ts';
import { stopLeftovers } from './leftovers.ts';
import { startStore } from './store-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dataDirectory = join(root, '.billhook');

await start();

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.fresh) {
    await stopLeftovers(dataDirectory);
    rmSync(dataDirectory, { recursive: true, force: true });
  }
  const storePort = await choosePort({ wanted: options.port, usual: 3000, option: '--port' });
  const emulatorPort = await choosePort({
    wanted: options.emulatorPort,
    usual: 12_111,
    option: '--emulator-port',
  });
  const emulator = openEmulator(storePort);
  const emulatorUrl = await emulator.listen(emulatorPort);
  const store = startStore({
    root,
    port: storePort,
    emulatorUrl,
    webhookSecret: emulator.webhooks[0]?.secret ?? '',
  });

  let stopping = false;
  const stop = async (exitCode: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await store.stop();
    await emulator.close();
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop(0));
  }
  void store.exited.then((code) => stop(code === 0 ? 0 : 1));

  await store.ready;
  if (!stopping)
    process.stdout.write(welcome({ storeUrl: `http://localhost:${storePort}`, emulatorUrl }));
}

function openEmulator(storePort: number): Emulator {
  try {
    return createEmulator({
      dataDirectory: join(dataDirectory, 'emulator'),
      businessName: 'Hedgerow',
      webhooks: [{ url: `http://127.0.0.1:${storePort}/billhook/webhook` }],
    });
  } catch (error) {
    if (!(error instanceof DataDirectoryInUseError)) throw error;
    console.error(
      `Billhook is already running here, as process ${error.processId}. Stop it first.`,
    );
    process.exit(1);
  }
}
