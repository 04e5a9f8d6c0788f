import { Pool } from 'pg';
import { describe, expect, test } from 'vitest';

import { ConfigurationError } from '../errors/configuration-error.ts';
import { readConfiguration } from './configuration.ts';
import type { BillhookOptions, Environment } from './options.ts';

const good: Environment = {
  STRIPE_SECRET_KEY: 'sk_test_123',
  STRIPE_WEBHOOK_SECRET: 'whsec_one',
};

function problemsOf(options: BillhookOptions, environment: Environment): readonly string[] {
  try {
    readConfiguration(options, environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('what is accepted', () => {
  test('the environment alone is enough', () => {
    const { stripe, database } = readConfiguration(
      {},
      { ...good, STRIPE_API_BASE: 'http://127.0.0.1:12111', DATABASE_URL: 'postgres://u:p@h/d' },
    );
    expect(stripe).toMatchObject({
      secretKey: 'sk_test_123',
      webhookSecrets: ['whsec_one'],
      toleranceSeconds: 300,
      livemode: false,
    });
    expect(stripe.apiBase?.port).toBe('12111');
    expect(database).toEqual({ kind: 'url', url: 'postgres://u:p@h/d', poolSize: 10 });
  });

  test('an option goes before the environment', () => {
    const { stripe } = readConfiguration({ stripe: { secretKey: 'rk_live_9' } }, good);
    expect(stripe).toMatchObject({ secretKey: 'rk_live_9', livemode: true });
  });

  test('several webhook secrets, separated by commas', () => {
    const environment = { ...good, STRIPE_WEBHOOK_SECRET: 'whsec_old, whsec_new,' };
    expect(readConfiguration({}, environment).stripe.webhookSecrets).toEqual([
      'whsec_old',
      'whsec_new',
    ]);
  });

  test('without a database URL, the embedded PostgreSQL', () => {
    expect(readConfiguration({}, good).database.kind).toBe('embedded');
  });

  test('the pool grows with what is handled at once', () => {
    const options = { database: { url: 'postgres://h/d' }, worker: { concurrency: 50 } };
    expect(readConfiguration(options, good).database).toMatchObject({ poolSize: 55 });
  });

  test("a pool of the app's own, also in production", () => {
    const pool = new Pool();
    const { database } = readConfiguration({ database: pool }, { ...good, NODE_ENV: 'production' });
    expect(database).toEqual({ kind: 'pool', pool });
  });
});

describe('what is refused', () => {
  test('everything that is wrong is listed in one error', () => {
    const environment = {
      STRIPE_SECRET_KEY: 'pk_test_123',
      STRIPE_API_BASE: 'localhost:12111',
      DATABASE_URL: 'mysql://somewhere',
    };
    const problems = problemsOf({ worker: { attempts: 0 } }, environment);
    expect(problems).toHaveLength(5);
    expect(problems.join('\n')).toMatch(/publishable key/);
    for (const name of [
      'STRIPE_SECRET_KEY',
      'STRIPE_WEBHOOK_SECRET',
      'STRIPE_API_BASE',
      'DATABASE_URL',
      'worker.attempts',
    ]) {
      expect(problems.join('\n')).toContain(name);
    }
  });

  test('nothing set at all says where to find both secrets', () => {
    const problems = problemsOf({}, {}).join('\n');
    expect(problems).toContain('https://dashboard.stripe.com/apikeys');
    expect(problems).toContain('https://dashboard.stripe.com/webhooks');
  });

  test('an empty variable counts as not set', () => {
    expect(problemsOf({}, { ...good, STRIPE_SECRET_KEY: ' ' })).toEqual([
      expect.stringContaining('is not set'),
    ]);
  });

  test('production without a database, together with the rest', () => {
    const problems = problemsOf({}, { NODE_ENV: 'production' });
    expect(problems).toHaveLength(3);
    expect(problems[2]).toContain('DATABASE_URL');
  });

  test('a live key over plain http', () => {
    const options = { stripe: { secretKey: 'sk_live_1', apiBase: 'http://10.0.0.1' } };
    expect(problemsOf(options, good)).toEqual([expect.stringContaining('unencrypted')]);
  });

  test.each([
    ['of its own', { database: { poolSize: 5 } }],
    ["of the app's", { database: new Pool({ max: 5 }) }],
  ])('a pool %s without a connection beside those of the handlers', (_whose, options) => {
    expect(problemsOf(options, good)).toEqual([
      expect.stringMatching(/(?=.*database)(?=.*is 5)(?=.*worker\.concurrency, which is 5)/),
    ]);
    expect(problemsOf({ ...options, worker: { concurrency: 4 } }, good)).toEqual([]);
    expect(problemsOf({ ...options, worker: { concurrency: 50 } }, good)).toHaveLength(1);
  });

  test('no message contains a secret', () => {
    const environment = {
      STRIPE_SECRET_KEY: 'sk_tset_topsecret',
      STRIPE_WEBHOOK_SECRET: 'whsec_top secret,topsecret',
      DATABASE_URL: 'mysql://u:topsecret@h',
    };
    const problems = problemsOf({}, environment);
    expect(problems).toHaveLength(3);
    expect(problems.join('\n')).not.toMatch(/top ?secret/);
  });
});
