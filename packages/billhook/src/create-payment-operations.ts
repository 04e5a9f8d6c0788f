// Puts together what moves money: payments, refunds, saved payment methods, disputes and receipts, and the pages that
// belong to them.
import type Stripe from 'stripe';

import type { Billhook } from './billhook.ts';
import type { Clock } from './clock/clock.ts';
import type { Configuration } from './config/configuration.ts';
import type { Customers } from './customers/customers.ts';
import type { Database } from './database/database.ts';
import { createDisputes } from './disputes/disputes.ts';
import type { Route } from './http/handler.ts';
import { createPaymentMethods } from './payment-methods/payment-methods.ts';
import { createPayments } from './payments/payments.ts';
import {
  answerAuthenticate,
  answerRecovery,
  authenticateSegment,
} from './payments/recovery/answer-recovery.ts';
import { createRecoveryLinks, recoverySegment } from './payments/recovery/recovery-link.ts';
import type { NewId, Random } from './randomness/random.ts';
import { createReceipts } from './receipts/receipts.ts';
import { createRefunds } from './refunds/refunds.ts';
import { createSetups } from './setup/setups.ts';
import type { AccountReader } from './stripe/account.ts';
import { createGate } from './stripe/gate.ts';

export interface PaymentOperationParts {
  readonly configuration: Configuration;
  readonly stripe: Stripe;
  readonly database: Database;
  readonly customers: Customers;
  readonly account: AccountReader;
  readonly livemode: boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
}

export interface PaymentOperations {
  readonly api: Pick<
    Billhook,
    'disputes' | 'paymentMethods' | 'payments' | 'receipts' | 'refunds' | 'setup'
  >;
  readonly routes: readonly Route[];
}

export function createPaymentOperations(given: PaymentOperationParts): PaymentOperations {
  const { configuration, clock, random } = given;
  const { secretKey, timeoutMs } = configuration.stripe;
  const parts = {
    ...given,
    environment: configuration.environment,
    gate: createGate({ clock, random, timeoutMs }),
    links: createRecoveryLinks({ publicUrl: configuration.publicUrl, secretKey }),
  };
  const refunds = createRefunds(parts);
  return {
    api: {
      payments: createPayments(parts),
      refunds,
      setup: createSetups(parts),
      paymentMethods: createPaymentMethods(parts),
      disputes: createDisputes(parts),
      receipts: createReceipts({ ...parts, refunds }),
    },
    routes: [
      {
        method: 'GET',
        segment: recoverySegment,
        answer: async (request) => answerRecovery(request, parts),
      },
      {
        method: 'POST',
        segment: authenticateSegment,
        answer: async (request) => answerAuthenticate(request, parts),
      },
    ],
  };
}
