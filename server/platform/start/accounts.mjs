import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a newcomer needs to sign in to the demonstration world: one account for each of the main roles.
 * @typedef {{ email: string, name: string, roles: string[], organization: string }} Account
 * @typedef {{ password: string, accounts: Account[] }} Accounts
 */

const SEEDS = { accounts: 'seeds/accounts.json', organizations: 'seeds/organizations.json' };

/**
 * The accounts that the seeds want shown, with the names of their organisations.
 * @param {string} root
 * @returns {Accounts | null}
 */
export function demonstrationAccounts(root) {
  if (!Object.values(SEEDS).every((file) => existsSync(join(root, file)))) return null;
  const { organizations } = read(root, SEEDS.organizations);
  const names = new Map(
    organizations.map((/** @type {{ key: string, name: string }} */ { key, name }) => [key, name]),
  );
  const { password, accounts } = read(root, SEEDS.accounts);
  return {
    password,
    accounts: accounts
      .filter((/** @type {{ showAtStart: boolean }} */ account) => account.showAtStart)
      .map((/** @type {Account} */ { email, name, roles, organization }) => ({
        email,
        name,
        roles,
        organization: names.get(organization) ?? organization,
      })),
  };
}

/** @param {string} root @param {string} file */
function read(root, file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
