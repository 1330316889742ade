import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { moveTo, realTime } from '../deals/support.ts';
import { makeEquity, registered } from '../income/holdings-support.ts';
import {
  agreePlan,
  type IncomeWorld,
  makeContract,
  makeIncomeWorld,
  oneSum,
  pay,
} from '../income/support.ts';
import { equity } from '../offers/examples.ts';
import { type Member, PASSWORD, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';
import { PDF } from '../support/pdf.ts';
import { makePublished } from '../support/results.ts';

// `WEB_DIR` names another build of the client than the usual one.
const api = useApi(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {});
let browser: Browser;
let world: IncomeWorld;
beforeAll(async () => {
  browser = await launchBrowser();
  world = await makeIncomeWorld(api());
}, 180_000);
afterAll(async () => {
  realTime();
  await browser.close();
});

const visits: Visit[] = [];
async function enter(member: Member, now: number): Promise<Visit> {
  const begun = await Visit.begin(browser, api().address);
  await begun.page.clock.setFixedTime(now);
  await begun.signIn(member.email, PASSWORD);
  visits.push(begun);
  return begun;
}
const proof = async (page: Page, name: string) => {
  const dialog = page.getByRole('dialog');
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'application/pdf', buffer: PDF });
  await dialog.getByText(name).waitFor();
};
const confirm = async (page: Page, name: string) => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
};

it('shares are registered, sold and bring a dividend on the page', async () => {
  const dealId = await makeEquity(world, equity);
  await agreePlan(world, dealId);
  const now = Date.parse('2026-04-20T02:00:00Z');
  moveTo(now);
  const flaws: string[] = [];
  const office = await enter(world.unit.officer, now);
  const { page } = office;
  await page.goto('/desk/holdings?tab=waiting');
  flaws.push(...(await office.inspect('holdings-waiting')));
  await page
    .getByRole('main')
    .getByRole('link', { name: /寒地稻秆/ })
    .first()
    .click();
  await page.getByRole('cell', { name: '6.13%' }).waitFor();
  flaws.push(...(await office.inspect('holdings-division')));
  await page.getByRole('button', { name: '登记股权' }).click();
  await proof(page, '股东名册.pdf');
  await confirm(page, '登记股权');
  await page.getByRole('heading', { name: '股权变动' }).waitFor();
  await page.getByRole('button', { name: '出售' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('股权比例（%）').fill('1');
  await dialog.getByLabel('出售价款').fill('500000');
  await dialog.getByLabel('受让方').fill('某创业投资基金');
  await proof(page, '转让协议.pdf');
  await confirm(page, '出售');
  await page.getByRole('cell', { name: '某创业投资基金' }).waitFor();
  flaws.push(...(await office.inspect('holdings-stake')));
  const officer = await signedIn(api(), world.unit.officer);
  expect((await registered(officer, dealId)).holdings[0]?.basisPoints).toBe(500);

  const finance = await enter(world.finance, now);
  await finance.page.goto(`/desk/holdings/${dealId}`);
  await finance.page.getByRole('button', { name: '记录收益' }).click();
  await finance.page.getByRole('dialog').getByLabel('金额').fill('120000');
  await proof(finance.page, '分红决议.pdf');
  await confirm(finance.page, '记录收益');
  await finance.page.getByRole('cell', { name: '¥120,000.00' }).waitFor();
  await finance.page.goto('/desk/holdings');
  await finance.page.getByRole('cell', { name: '张明' }).waitFor();
  flaws.push(...(await finance.inspect('holdings-register')));
  await finance.page.goto(`/deals/${dealId}/money?tab=equity`);
  await finance.page.getByRole('heading', { name: '单位股权收益' }).waitFor();
  flaws.push(...(await finance.inspect('holdings-room')));
  expect(flaws).toEqual([]);
  expect([...office.faults, ...finance.faults]).toEqual([]);
});

it('a result that the unit implements itself reports its profit on the page', async () => {
  await makePublished(world.app, world.unit);
  const now = Date.parse('2026-04-20T02:00:00Z');
  moveTo(now);
  const flaws: string[] = [];
  const office = await enter(world.unit.officer, now);
  const { page } = office;
  await page.goto('/desk/income/own');
  await page.getByText('还没有自行实施的成果').waitFor();
  flaws.push(...(await office.inspect('own-empty')));
  await page.getByRole('button', { name: '登记投产' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('成果').click();
  await page.locator('.ant-select-item-option').first().click();
  await proof(page, '投产证明.pdf');
  await confirm(page, '登记投产');
  await page.getByText('2026-04-20 投产，连续 3 年').waitFor();
  const address = new URL(page.url()).pathname;
  const later = Date.parse('2027-01-20T02:00:00Z');
  moveTo(later);
  const finance = await enter(world.finance, later);
  await finance.page.goto(address);
  await finance.page.getByRole('button', { name: '记录利润' }).click();
  await finance.page.getByRole('dialog').getByLabel('营业利润').fill('1000000');
  await proof(finance.page, '审计报告.pdf');
  await confirm(finance.page, '记录利润');
  const other = await enter(world.otherFinance, later);
  await other.page.goto(address);
  await other.page.getByRole('button', { name: '确认', exact: true }).click();
  await confirm(other.page, '确认');
  await other.page.getByText('已确认').first().waitFor();
  flaws.push(...(await other.inspect('own-years')));
  expect(flaws).toEqual([]);
  expect([...office.faults, ...finance.faults, ...other.faults]).toEqual([]);
});

it('estimates of tax and subsidy stand in the money room with their sources', async () => {
  const dealId = await makeContract(world, oneSum(80_000_000n));
  await pay(world, dealId);
  const now = Date.parse('2026-05-20T02:00:00Z');
  moveTo(now);
  const office = await enter(world.unit.officer, now);
  const { page } = office;
  await page.goto(`/deals/${dealId}/money?tab=estimates`);
  await page.getByRole('heading', { name: '技术交易补助' }).waitFor();
  const subsidy = page
    .locator('section', { has: page.getByRole('heading', { name: '技术交易补助' }) })
    .last();
  await subsidy.getByText('¥240,000.00').waitFor();
  await subsidy.getByText('2017年文件').waitFor();
  expect(await office.inspect('estimates')).toEqual([]);
  expect(office.faults).toEqual([]);
});
