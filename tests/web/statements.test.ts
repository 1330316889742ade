import { expect, it } from 'vitest';
import { checkLedger } from '../../server/features/ledger/check/check-ledger.service.ts';
import { newId } from '../../server/platform/ids.ts';
import { invoiceEntry, organization, postAll, receiptEntry } from '../ledger/support.ts';
import { makeMember, makeOrganization } from '../support/accounts.ts';
import type { Visit } from '../support/browser.ts';
import { useStage } from './dealing.ts';

const stage = useStage();

it('a figure leads from the trial balance to the account, the entry, the term; the operator sees that all agrees', async () => {
  const { api, enter, operator } = stage();
  const { app } = api;
  const founder = await operator();
  const unit = await makeOrganization(app, founder, 'UNIVERSITY');
  const enterprise = await makeOrganization(app, founder, 'ENTERPRISE');
  const finance = await makeMember(app, unit.administrator, ['FINANCE_OFFICER']);
  const sides = {
    unit: organization(unit.organization.id),
    enterprise: organization(enterprise.organization.id),
    dealId: newId(),
  };
  await postAll(
    app,
    invoiceEntry(sides, 25_500_000n, { facts: { number: 'YF-2026-0001' } }),
    receiptEntry(sides, 20_000_050n, { facts: { number: 'DZ-2026-0001' } }),
  );
  const flaws: string[] = [];
  const look = async (visit: Visit, name: string) => {
    flaws.push(...(await visit.inspect(name)), ...visit.faults.splice(0));
  };

  const visit = await enter(finance);
  const { page } = visit;
  await page.goto('/desk/trial-balance');
  await page.getByText('借贷平衡').waitFor();
  await look(visit, 'ledger-trial-balance');
  await page.getByRole('link', { name: '应收账款' }).click();
  await page.getByRole('heading', { level: 1, name: '对账单' }).waitFor();
  expect(new URL(page.url()).search).toBe('?purpose=RECEIVABLE');
  await page.getByText('¥54,999.50').first().waitFor();
  await look(visit, 'ledger-accounts');
  await page.getByRole('link', { name: '应收账款' }).click();
  await page.getByRole('heading', { level: 1, name: '应收账款 对账单' }).waitFor();
  await page.getByText('YF-2026-0001').waitFor();
  await page.getByText('入门费或一次总付').waitFor();
  await look(visit, 'ledger-statement');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 Excel' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^statement-.*\.xlsx$/);
  await page.getByRole('link', { name: '应付款通知' }).click();
  await page.getByRole('heading', { level: 1, name: '分录：应付款通知' }).waitFor();
  await page.getByRole('link', { name: '合同收入' }).waitFor();
  await look(visit, 'ledger-entry');

  const other = await enter(enterprise.administrator);
  await other.page.goto('/desk/statements');
  await other.page.getByRole('link', { name: '应付账款' }).waitFor();
  expect(await other.page.getByText('应收账款').count()).toBe(0);

  await checkLedger(app);
  const chief = await enter(founder);
  await chief.page.goto('/admin/ledger');
  await chief.page.getByRole('button', { name: /^查\s?看$/ }).click();
  const dialog = chief.page.getByRole('dialog');
  await dialog.getByText('明细哈希链完整').waitFor();
  await look(chief, 'ledger-checks');
  expect(flaws).toEqual([]);
});
