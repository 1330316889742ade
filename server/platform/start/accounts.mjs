import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ email: string, name: string, role: string, organization: string }} Account
 * @typedef {{ password: string, accounts: Account[] }} Accounts
 */

/**
 * The accounts of the demonstration world, as its seeds declare them.
 * @param {string} root
 * @returns {Accounts | null}
 */
export function demonstrationAccounts(root) {
  const file = join(root, 'seeds', 'accounts.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
