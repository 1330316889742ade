import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { realTime } from '../deals/support.ts';
import {
  expectAgreement,
  invoicesOf,
  type MoneyWorld,
  makeMoneyWorld,
  makeRunning,
  receive,
} from '../payments/money-support.ts';
import { PASSWORD } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';
import { drainJobs } from '../support/jobs.ts';

// `WEB_DIR` names another build of the client than the usual one.
const api = useApi(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {});
let browser: Browser;
let world: MoneyWorld;
beforeAll(async () => {
  browser = await launchBrowser();
  world = await makeMoneyWorld(api());
}, 60_000);
afterAll(() => browser.close());
afterEach(realTime);

async function visit(email: string): Promise<Visit> {
  const begun = await Visit.begin(browser, api().address);
  await begun.signIn(email, PASSWORD);
  return begun;
}

it('an enterprise announces a transfer, finance records it in one step and imports the bank statement', async () => {
  const flaws: string[] = [];
  const dealId = await makeRunning(world);
  const [first] = await invoicesOf(world, dealId);
  const buyer = await visit(world.enterprise.buyer.email);
  await buyer.page.goto(`/deals/${dealId}/money?tab=invoices`);
  await buyer.page.getByRole('article', { name: first?.number ?? '' }).waitFor();
  flaws.push(...(await buyer.inspect('invoices-enterprise')));
  await buyer.page.getByRole('button', { name: '登记付款' }).click();
  const announce = buyer.page.getByRole('dialog');
  await announce.getByLabel('付款日期').fill('2026-03-21');
  await announce.getByLabel('付款日期').press('Enter');
  await announce.getByLabel('流水号').fill('QY-20260321');
  flaws.push(...(await buyer.inspect('announce')));
  await announce
    .getByRole('button', { name: '登 记' })
    .or(announce.getByRole('button', { name: '登记', exact: true }))
    .click();
  await buyer.page.getByText('待核对').first().waitFor();

  const desk = await visit(world.finance.email);
  await desk.page.goto('/desk/receipts?tab=transfers');
  // The page itself has a button of that name before the rows are there.
  const openTransfer = async () => {
    await desk.page.getByRole('button', { name: '未查到' }).waitFor();
    await desk.page.getByRole('button', { name: '登记到账' }).last().click();
  };
  await openTransfer();
  const record = desk.page.getByRole('dialog');
  await record.getByText(first?.number ?? '').waitFor();
  flaws.push(...(await desk.inspect('record-receipt')));
  // Rows become cards on the phone, so the pictures close what a row had opened.
  await desk.page.reload();
  await openTransfer();
  await record.getByText(first?.number ?? '').waitFor();
  await record
    .getByRole('button', { name: '登 记' })
    .or(record.getByRole('button', { name: '登记', exact: true }))
    .click();
  await desk.page.getByText('已到账').first().waitFor();
  expect((await invoicesOf(world, dealId))[0]?.state).toBe('PAID');

  await receive(world, { amount: 77_700n, payerName: '不明来款单位', bankReference: 'BM-1' });
  await desk.page.goto('/desk/receipts');
  await desk.page.getByText('不明来款单位').waitFor();
  flaws.push(...(await desk.inspect('receipts')));

  const { name } = await api().app.db.manager.findOneByOrFail(Organization, { id: world.enterprise.id });
  await desk.page.goto('/desk/receipts/import');
  flaws.push(...(await desk.inspect('statement-import')));
  await desk.page.locator('input[type=file]').setInputFiles({
    name: '三月流水.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `交易日期,交易金额,对方户名,摘要,流水号\r\n20260321,500.00,${name},预付,LS-9\r\n20260321,-20.00,某某,手续费,LS-10\r\n坏行,x,,,\r\n`,
    ),
  });
  await desk.page.getByText('明细与核销建议').first().waitFor();
  await desk.page.getByText('LS-9').waitFor();
  flaws.push(...(await desk.inspect('statement')));
  await desk.expectNarrow();
  await desk.page.getByRole('button', { name: '登记 1 行' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '登记 1 行' }).click();
  await desk.page.getByText('登记中').first().waitFor();
  await drainJobs(api().app);
  await desk.page.getByText('已登记 1 / 1').waitFor();
  await desk.page.goto(`/deals/${dealId}/money?tab=invoices`);
  await desk.page.getByText(/预收余额/).waitFor();
  flaws.push(...(await desk.inspect('invoices-finance')));
  await desk.expectNarrow();
  expect(flaws).toEqual([]);
  expect([...buyer.faults, ...desk.faults]).toEqual([]);
  await expectAgreement(world);
  await Promise.all([buyer.end(), desk.end()]);
}, 180_000);
