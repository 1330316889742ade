import { expect } from 'vitest';
import type { Visit } from '../support/browser.ts';

/**
 * What the statement pages say, of one deal where it is given, else of the owner altogether: by account what moved it (debit, credit) and its balance. The balance of the
 * list, the closing balance of the statement and the last line of it have to be one figure.
 */
export async function statementsOf(
  { page }: Visit,
  owner: 'ORGANIZATION' | 'PERSON',
  dealId?: string,
): Promise<Record<string, string>> {
  await page.goto(`/desk/statements?owner=${owner}${dealId ? `&deal=${dealId}` : ''}`);
  const rows = page.getByRole('main').locator('tbody tr[data-row-key]');
  await rows.first().waitFor();
  const accounts: { name: string; path: string; balance: string }[] = [];
  for (const row of await rows.all()) {
    const link = row.locator('a[href^="/desk/statements/"]');
    accounts.push({
      name: await link.innerText(),
      path: (await link.getAttribute('href')) ?? '',
      balance: await row
        .locator('td')
        .filter({ hasText: /[借贷平] ?¥/ })
        .innerText(),
    });
  }
  const found: Record<string, string> = {};
  for (const { name, path, balance } of accounts) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name: `${name} 对账单` }).waitFor();
    const figures = page.locator('dl').filter({ hasText: '期初余额' }).locator('dd');
    const [opening, debit, credit, closing] = await figures.allInnerTexts();
    const latest = page.getByRole('main').locator('tbody tr[data-row-key]').first().locator('td').last();
    expect([name, opening, closing, await latest.innerText()]).toEqual([name, '平 ¥0.00', balance, balance]);
    found[name] = `${debit} ${credit} ${closing}`;
  }
  return found;
}
