/** Opens the emulator's one account, and gives it to whoever needs to know whose money it is. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { accountId, newAccount, type Account } from './object.ts';

/** Opens the account unless it is open already; with a name, customers see that name from now on. */
export function openAccount(unit: UnitOfWork, businessName?: string): Account {
  const account = unit.get('account', accountId) ?? unit.insert<'account'>(newAccount);
  if (businessName === undefined || businessName === businessNameOf(account)) return account;
  const { business_profile: profile, settings } = account;
  return unit.update('account', accountId, {
    ...(profile && { business_profile: { ...profile, name: businessName } }),
    ...(settings && {
      settings: { ...settings, dashboard: { ...settings.dashboard, display_name: businessName } },
    }),
  });
}

/** The account as it is. */
export function accountOf(unit: UnitOfWork): Account {
  return unit.get('account', accountId) ?? newAccount;
}

/** What customers see as the name of the business. */
export function businessNameOf(account: Account): string {
  return account.settings?.dashboard.display_name ?? '';
}
