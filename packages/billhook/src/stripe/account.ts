// Which Stripe account the secret key belongs to. Customers are remembered per account, so that another
// key, of another sandbox for example, does not find the customers of the first.
import type Stripe from 'stripe';

/** Returns the account's id; asks Stripe the first time. */
export type AccountReader = () => Promise<string>;

/** Makes a reader that asks once. A failure is not remembered: the next call asks again. */
export function createAccountReader(stripe: Stripe): AccountReader {
  let account: Promise<string> | undefined;
  return async () => {
    account ??= readAccount(stripe);
    try {
      return await account;
    } catch (error) {
      account = undefined;
      throw error;
    }
  };
}

/** https://docs.stripe.com/api/accounts/retrieve */
async function readAccount(stripe: Stripe): Promise<string> {
  const { id } = await stripe.accounts.retrieveCurrent();
  return id;
}
