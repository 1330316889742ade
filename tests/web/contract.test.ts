import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { bringCopy, contractOf, representative } from '../deals/contract-support.ts';
import {
  type DealWorld,
  dealRow,
  done,
  makeDeal,
  makeDealWorld,
  realTime,
  setUnit,
} from '../deals/support.ts';
import { plainLicense } from '../offers/examples.ts';
import { PASSWORD } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';
import { upload } from '../support/files.ts';
import { jsonOf } from '../support/json.ts';
import { makeRegistered } from '../support/results.ts';

// `WEB_DIR` names another build of the client than the usual one.
const api = useApi(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {});
let browser: Browser;
let world: DealWorld;
beforeAll(async () => {
  browser = await launchBrowser();
  world = await makeDealWorld(api());
  await setUnit(world, { collectiveDecisionFrom: 10n ** 13n });
});
afterAll(() => browser.close());
afterEach(realTime);

const PAPER = {
  name: '授权委托书.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
};

async function visit(email: string): Promise<Visit> {
  const begun = await Visit.begin(browser, api().address);
  await begun.signIn(email, PASSWORD);
  return begun;
}

const openContract = async (page: Page, dealId: string) => {
  await page.goto(`/deals/${dealId}?tab=contract`);
  await page.locator('#deal-contract').waitFor();
};

it('a contract is named, written, signed, copied, handed over and registered on the page', async () => {
  const flaws: string[] = [];
  const { officer, buyer, enterprise, unit } = world;
  const { id } = await makeDeal(world, 'CLEARED');
  const desk = await visit(unit.officer.email);
  const { page } = desk;
  const panel = page.getByRole('tabpanel', { name: '合同' });
  await openContract(page, id);
  await page.getByRole('button', { name: '编辑本方签约人' }).click();
  await page.getByLabel('姓名').fill('李明堃');
  await page.getByLabel('职务').fill('副院长');
  await page.getByLabel('签约身份').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '授权代表' }).click();
  await page.locator('input[type=file]').first().setInputFiles(PAPER);
  await page.getByText('授权委托书.pdf').waitFor();
  flaws.push(...(await desk.inspect('signatories')));
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('李明堃，副院长').waitFor();
  await panel.getByRole('button', { name: '确认签约' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认签约' }).click();
  await page
    .getByRole('dialog')
    .getByText(/签约人|生成合同/)
    .waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  const signatories = [representative('ENTERPRISE', '赵经理')];
  await done(buyer, 'editSignatories', { dealId: id, signatories });
  await page.reload();
  await panel.getByRole('button', { name: '生成合同' }).click();
  await page.getByText('当前文本').first().waitFor();
  flaws.push(...(await desk.inspect('documents')));
  await panel.getByRole('button', { name: '确认签约' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认签约' }).click();
  await page.getByRole('heading', { name: '签署件' }).waitFor();
  flaws.push(...(await desk.inspect('copies')));
  await bringCopy(officer, id, 'OWNER');
  await bringCopy(buyer, id, 'ENTERPRISE');
  await page.reload();
  await panel.getByRole('button', { name: '合同生效' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '合同生效' }).click();
  await panel.getByRole('button', { name: '办结' }).waitFor();
  expect((await dealRow(api().app, id)).state).toBe('ACTIVE');
  const { itemsOpen } = await contractOf(officer, id);
  const on = (await contractOf(officer, id)).signedOn;
  await done(officer, 'recordHandover', { dealId: id, items: itemsOpen, on, fileIds: [] });

  const side = await visit(enterprise.buyer.email);
  await openContract(side.page, id);
  flaws.push(...(await side.inspect('enterprise')));
  await side.page.getByRole('button', { name: '验收通过' }).click();
  await side.page.getByText('约定的资料已全部交接并验收').waitFor();

  await page.reload();
  await page
    .locator('section')
    .filter({ hasText: '技术合同认定登记' })
    .getByRole('button', { name: '编辑' })
    .click();
  await page.getByLabel('登记号').fill('2026230100001234');
  await page.getByLabel('登记机构').fill('哈尔滨市技术合同登记处');
  flaws.push(...(await desk.inspect('registration')));
  await page.getByRole('button', { name: '保存登记信息' }).click();
  await page.getByText('2026230100001234').waitFor();
  expect(flaws).toEqual([]);
  expect([...desk.faults, ...side.faults]).toEqual([]);
  await desk.end();
  await side.end();
});

it('a template is written with places and a preview; an earlier contract is entered', async () => {
  const flaws: string[] = [];
  const { unit, enterprise, buyer, officer } = world;
  const desk = await visit(unit.officer.email);
  const { page } = desk;
  await page.goto('/desk/contract-templates');
  await page.getByText('预览（示例条款）').waitFor();
  flaws.push(...(await desk.inspect('templates')));
  const first = page.locator('fieldset').first();
  await first.getByLabel('正文').fill('标的为 {{resultName}}，见 {{nothing}}。');
  await page.getByRole('button', { name: '保存为新版本' }).click();
  await page.getByText('没有名为“nothing”的占位').waitFor();
  await first.getByLabel('正文').fill('标的为 {{resultName}}。');
  await page.getByText(/模板没有放入以下内容/).waitFor();
  await page.getByRole('button', { name: '保存为新版本' }).click();
  await page.getByText('已保存为第 1 版').waitFor();

  const result = await makeRegistered(api().app, unit);
  await page.goto('/desk/contracts/import');
  await page.getByRole('heading', { level: 1 }).waitFor();
  flaws.push(...(await desk.inspect('import')));
  const imported = await done(officer, 'importContract', {
    resultId: result.id,
    enterpriseId: enterprise.id,
    number: '松院合〔2019〕7 号',
    signedOn: '2019-05-20',
    terms: jsonOf(plainLicense),
    pricing: 'NEGOTIATED',
    declaration: '2019年4月经院长办公会决定，公示15日无异议。',
    fileIds: [await upload(officer, '2019年许可合同.pdf')],
  });
  const side = await visit(enterprise.buyer.email);
  await openContract(side.page, imported.id);
  flaws.push(...(await side.inspect('imported')));
  await side.page.getByRole('button', { name: '确认属实' }).click();
  await side.page.getByRole('dialog').getByRole('button', { name: '确认属实' }).click();
  await expect.poll(async () => (await dealRow(api().app, imported.id)).state).toBe('ACTIVE');
  expect((await contractOf(buyer, imported.id)).imported).toBe(true);
  expect(flaws).toEqual([]);
  expect([...desk.faults, ...side.faults]).toEqual([]);
  await desk.end();
  await side.end();
});
