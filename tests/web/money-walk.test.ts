import { expect, it } from 'vitest';
import { accountOf, passSecondFactor } from '../income/payout-support.ts';
import { adoptIncomeRules, makeContract } from '../income/support.ts';
import { payAfterUse } from '../offers/examples.ts';
import { expectAgreement } from '../payments/money-support.ts';
import { moveToDay, reportAndConfirm, runningRow, yuan } from '../payments/support.ts';
import { drainJobs } from '../support/jobs.ts';
import { statementsOf } from './books.ts';
import * as money from './money.ts';

const { button, confirm, prove } = money;
const scene = money.useMoney();

it('the worked example: reports, transfer, costs, consents, distribution and pay-out come to what everybody reads in their books', async () => {
  const { world, enter, to, look } = scene();
  const { app, unit, enterprise } = world;
  await adoptIncomeRules(world);
  const dealId = await makeContract(world, payAfterUse);

  // Sales of the trial do not count.
  await to('2026-04-08');
  let buyer = await enter(enterprise.buyer);
  await money.report(buyer, dealId, '300000');
  let officer = await enter(unit.officer);
  await money.confirmReport(officer, dealId, '¥300,000.00');
  expect(await money.scheduleFigures(officer, dealId)).toEqual(['¥0.00', '¥600,000.00', '¥0.00', '尚未开始']);
  await look(officer, 'walk-trial');
  // The plan beside the rules of the day, with the consent of all three completers.
  let { page } = officer;
  await page.goto(`/desk/income/deals/${dealId}/plan`);
  await page.getByRole('heading', { name: '拟定分配方案' }).waitFor();
  for (const [label, share] of Object.entries({ 完成人: '70', 转化贡献人: '10', 转化基金: '10' }))
    await page.getByLabel(label, { exact: true }).fill(share);
  for (const [index, share] of ['50', '30', '20'].entries())
    await page.getByLabel('比例（%）').nth(index).fill(share);
  await page.getByRole('button', { name: '增加贡献人' }).click();
  await page.getByLabel('姓名').fill('赵转化');
  await page.getByLabel('贡献', { exact: true }).fill('对接企业、谈判');
  await page.getByRole('link', { name: 'INC-6' }).first().waitFor();
  await look(officer, 'walk-plan');
  await button(page, '保存草稿').click();
  await page.waitForURL(/\/desk\/income\/plans\//);
  await button(page, '提交完成人同意').click();
  await confirm(page, '提交完成人同意');
  await page.getByText('待完成人同意', { exact: true }).waitFor();
  await page
    .getByRole('row', { name: /王退休/ })
    .getByRole('button', { name: '登记书面同意' })
    .click();
  await prove(page, '同意书.pdf');
  await confirm(page, '登记书面同意');
  await page.getByRole('link', { name: '签字件' }).waitFor();
  const plan = new URL(page.url()).pathname;
  let researcher = await enter(unit.researcher);
  let colleague = await enter(world.colleague);
  for (const completer of [researcher, colleague]) {
    await completer.page.goto(plan);
    await button(completer.page, '同意此方案').click();
    await confirm(completer.page, '同意此方案');
  }
  await researcher.page.goto(plan);
  await researcher.page.getByText('已同意，生效').first().waitFor();

  for (const [day, from, sales] of periodsAfter((await runningRow(app, dealId)).from)) {
    moveToDay(day);
    await reportAndConfirm(world, dealId, from, yuan(sales));
  }

  // 1.5 million stay below the mark; 7.5 million more make 80,000 and 2.5 % of 7 million.
  await to('2027-07-08');
  buyer = await enter(enterprise.buyer);
  await money.report(buyer, dealId, '1000000');
  officer = await enter(unit.officer);
  await money.confirmReport(officer, dealId, '¥1,000,000.00');
  expect((await money.scheduleFigures(officer, dealId)).slice(0, 3)).toEqual([
    '¥0.00',
    '¥600,000.00',
    '¥1,500,000.00',
  ]);
  await to('2027-10-08');
  buyer = await enter(enterprise.buyer);
  await money.report(buyer, dealId, '7500000');
  await look(buyer, 'walk-reports');
  officer = await enter(unit.officer);
  await money.confirmReport(officer, dealId, '¥7,500,000.00');
  expect((await money.scheduleFigures(officer, dealId)).slice(0, 3)).toEqual([
    '¥255,000.00',
    '¥345,000.00',
    '¥9,000,000.00',
  ]);
  await look(officer, 'walk-schedule');

  await money.announce(buyer, dealId, '2027-10-08', '255,000');
  const finance = await enter(world.finance);
  await money.receiveAnnounced(finance);
  const cards = await money.invoiceCards(buyer, dealId);
  expect(await cards.filter({ hasText: '已结清' }).locator('strong').allInnerTexts()).toEqual([
    '¥175,000.00',
    '¥80,000.00',
  ]);
  await look(buyer, 'walk-invoices');
  await money.addCost(finance, dealId, '评估', '9000', '2027-09-20');
  await money.addCost(finance, dealId, '谈判', '6000', '2027-09-21');

  // Prepared by the office, approved by finance.
  page = officer.page;
  researcher = await enter(unit.researcher);
  colleague = await enter(world.colleague);
  await money.openRoom(officer, dealId, 'distribution');
  await button(page, '编制分配').click();
  await page.getByRole('dialog').getByText('¥24,000.00').first().waitFor();
  await button(page.getByRole('dialog'), '编制分配').click();
  await page.waitForURL(/\/desk\/income\/[0-9a-f-]{36}$/);
  await page.getByText('待审批').first().waitFor();
  await finance.page.goto(new URL(page.url()).pathname);
  await button(finance.page, '审批入账').click();
  await confirm(finance.page, '审批入账');
  await finance.page.getByText('已审批入账').first().waitFor();
  const lines = finance.page.getByRole('region', { name: '分配明细' });
  for (const sum of ['84,000.00', '50,400.00', '33,600.00', '24,000.00'])
    await lines.getByText(`¥${sum}`).first().waitFor();
  await look(finance, 'walk-distribution');

  // Paid out by two finance officers.
  await researcher.page.goto('/desk/my-income');
  await button(researcher.page, '填写账户').click();
  await fillBank(researcher, 1);
  await finance.page.goto('/desk/payouts?tab=payees');
  for (const [index, name] of ['李华', '王退休', '赵转化'].entries()) {
    const row = finance.page.getByRole('row', { name: new RegExp(name) });
    await button(row, '填写账户').click();
    await fillBank(finance, index + 2);
  }
  await finance.page.goto('/desk/payouts');
  await button(finance.page, '全部编入批次').click();
  await button(finance.page.getByRole('dialog'), '编制').click();
  await finance.page.getByRole('heading', { level: 1, name: /发放批次 \d{4}-0001/ }).waitFor();
  for (const [name, tax] of Object.entries(TAXES)) {
    const row = finance.page.getByRole('row', { name: new RegExp(name) });
    await button(row, '更正税款').click();
    await finance.page.getByRole('dialog').getByLabel('代扣税款').fill(tax);
    await confirm(finance.page, '保存');
    await row.getByText('已更正').waitFor();
  }
  await look(finance, 'walk-payout');
  const batch = new URL(finance.page.url()).pathname;
  const approver = await enter(world.otherFinance);
  await passSecondFactor(app, world.otherFinance.userId);
  await approver.page.goto(batch);
  await button(approver.page, '批准').click();
  await confirm(approver.page, '批准');
  await approver.page.getByText('待银行执行').first().waitFor();
  await finance.page.goto(batch);
  await button(finance.page, '确认银行执行').click();
  await money.fillDay(finance.page.getByRole('dialog'), '银行执行日', '2027-10-08');
  await confirm(finance.page, '确认银行执行');
  await finance.page.getByText('正在逐笔入账').waitFor();
  await drainJobs(app);
  await finance.page.getByText('已全部处理：发放 4 笔，未成功 0 笔').waitFor();

  // 255,000 = 15,000 + 168,000 + 24,000 + 24,000 + 24,000; of 192,000 in rewards 11,999.99 are withheld.
  expect(await statementsOf(finance, 'ORGANIZATION')).toEqual({
    应收账款: '¥255,000.00 ¥255,000.00 平 ¥0.00',
    合同收入: '¥0.00 ¥255,000.00 贷 ¥255,000.00',
    '银行存款（记录）': '¥255,000.00 ¥180,000.01 借 ¥74,999.99',
    已分配收入: '¥255,000.00 ¥0.00 借 ¥255,000.00',
    已扣成本: '¥0.00 ¥15,000.00 贷 ¥15,000.00',
    应付奖励: '¥192,000.00 ¥192,000.00 平 ¥0.00',
    转化基金: '¥0.00 ¥24,000.00 贷 ¥24,000.00',
    单位留存: '¥0.00 ¥24,000.00 贷 ¥24,000.00',
    代扣税款: '¥0.00 ¥11,999.99 贷 ¥11,999.99',
  });
  await look(finance, 'walk-statement');
  expect(await statementsOf(buyer, 'ORGANIZATION')).toEqual({
    应付账款: '¥255,000.00 ¥255,000.00 平 ¥0.00',
    使用成本: '¥255,000.00 ¥0.00 借 ¥255,000.00',
    '银行存款（记录）': '¥0.00 ¥255,000.00 贷 ¥255,000.00',
  });
  expect(await statementsOf(researcher, 'PERSON')).toEqual({
    应收奖励: '¥84,000.00 ¥84,000.00 平 ¥0.00',
    奖励收入: '¥0.00 ¥84,000.00 贷 ¥84,000.00',
    '银行存款（记录）': '¥77,999.99 ¥0.00 借 ¥77,999.99',
    已缴税款: '¥6,000.01 ¥0.00 借 ¥6,000.01',
  });
  await look(researcher, 'walk-statement-person');
  expect(await statementsOf(colleague, 'PERSON')).toEqual({
    应收奖励: '¥50,400.00 ¥50,400.00 平 ¥0.00',
    奖励收入: '¥0.00 ¥50,400.00 贷 ¥50,400.00',
    '银行存款（记录）': '¥47,399.98 ¥0.00 借 ¥47,399.98',
    已缴税款: '¥3,000.02 ¥0.00 借 ¥3,000.02',
  });
  await expectAgreement(world);
});

/** Days of reporting, first days and sales of the other periods of the trial, and of what is left of its last quarter. */
function periodsAfter(from: string) {
  return [
    ['2026-07-08', '2026-04-01', 700_000],
    ['2026-10-08', '2026-07-01', 700_000],
    ['2027-01-08', '2026-10-01', 700_000],
    ['2027-04-08', '2027-01-01', 700_000],
    ['2027-04-08', from.replace('2026', '2027'), 500_000],
  ] as const;
}

/** What finance withholds, in yuan. */
const TAXES = { 张明: '6000.01', 李华: '3000.02', 王退休: '1999.95', 赵转化: '1000.01' };

async function fillBank({ page }: { page: import('playwright-core').Page }, index: number): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('开户行').fill('建设银行哈尔滨分行');
  await dialog.getByLabel('账号或卡号').fill(accountOf(index));
  await confirm(page, '保存账户');
}
