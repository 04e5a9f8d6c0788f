// Runs the example store as a process of its own.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface StoreProcessOptions {
  /** The folder of the workspace: the embedded PostgreSQL keeps its data below it. */
  root: string;
  port: number;
  emulatorUrl: string;
  webhookSecret: string;
}

export interface StoreProcess {
  /** Resolves once the store answers requests. */
  ready: Promise<void>;
  /** Resolves with the exit code when the store has ended. */
  exited: Promise<number>;
  /** Asks the store to end, waits for it, and in the end makes it. */
  stop(): Promise<void>;
}

const stopTimeoutMs = 15_000;

/** Starts the store against the emulator. */
export function startStore(options: StoreProcessOptions): StoreProcess {
  const { root, port, emulatorUrl, webhookSecret } = options;
  const child = spawn(
    process.execPath,
    ['--conditions=billhook-source', '--import', 'tsx', join(root, 'examples/store/src/main.ts')],
    {
      cwd: root,
      // A group of its own: Ctrl-C reaches this process alone, which then stops things in order.
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        PORT: String(port),
        LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
        STRIPE_API_BASE: emulatorUrl,
        STRIPE_SECRET_KEY: 'sk_test_emulator',
        STRIPE_PUBLISHABLE_KEY: 'pk_test_emulator',
        STRIPE_JS: `${emulatorUrl}/endive/stripe.js`,
        STRIPE_WEBHOOK_SECRET: webhookSecret,
      },
    },
  );
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const ready = new Promise<void>((resolve) => {
    child.once('message', () => resolve());
    void exited.then(() => resolve());
  });
  return {
    ready,
    exited,
    async stop() {
      child.kill('SIGTERM');
      const kill = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      await exited;
      clearTimeout(kill);
    },
  };
}
