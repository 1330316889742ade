import { expect, it } from 'vitest';
import { makeEquity } from '../income/holdings-support.ts';
import { agreePlan, type IncomeWorld, makeContract } from '../income/support.ts';
import { deferred, equity, paying, using } from '../offers/examples.ts';
import { billNow, expectAgreement } from '../payments/money-support.ts';
import { moveToDay, reportAndConfirm, yuan } from '../payments/support.ts';
import type { Visit } from '../support/browser.ts';
import { statementsOf } from './books.ts';
import * as money from './money.ts';
import { distributeAndPayOut, receiveAll } from './money-services.ts';

const { button, confirm, prove } = money;
const scene = money.useMoney();

/** What everybody reads in the end: the unit, the enterprise, and the first completer. */
async function readBooks(
  world: IncomeWorld,
  dealId: string,
): Promise<Record<string, Record<string, string>>> {
  const { enter, look } = scene();
  const finance = await enter(world.finance);
  const unit = await statementsOf(finance, 'ORGANIZATION', dealId);
  await look(finance, 'walk-more-statement');
  const enterprise = await statementsOf(await enter(world.enterprise.buyer), 'ORGANIZATION', dealId);
  const person = await statementsOf(await enter(world.unit.researcher), 'PERSON', dealId);
  await expectAgreement(world);
  return { unit, enterprise, person };
}

/** The books of a deal that is paid and paid out: all that came in, the rewards together, and one completer's half of 70 %. */
function booksOf(gross: string, rewards: string, fund: string, retained: string, person: string) {
  const through = (sum: string) => `¥${sum} ¥${sum} 平 ¥0.00`;
  const debit = (sum: string) => `¥${sum} ¥0.00 借 ¥${sum}`;
  const credit = (sum: string) => `¥0.00 ¥${sum} 贷 ¥${sum}`;
  return {
    unit: {
      应收账款: through(gross),
      合同收入: credit(gross),
      已分配收入: debit(gross),
      应付奖励: through(rewards),
      转化基金: credit(fund),
      单位留存: credit(retained),
    },
    enterprise: { 应付账款: through(gross), 使用成本: debit(gross) },
    person: { 应收奖励: through(person), 奖励收入: credit(person) },
  };
}

const scheduleText = ({ page }: Visit) => page.getByRole('region', { name: '付款明细' });

it('deferral: the licensee puts the first sum off by three months; sales bring the second one forward', async () => {
  const { world, enter, to, look } = scene();
  const { app, enterprise } = world;
  const used = deferred.payAfterUse;
  if (!used) throw new Error('the example is one of pay after use');
  const terms = { ...deferred, payAfterUse: { ...used, deferralMonths: 6 } };
  const dealId = await makeContract(world, terms);
  await agreePlan(world, dealId);
  await to('2026-04-08');
  const buyer = await enter(enterprise.buyer);
  const { page } = buyer;
  await money.report(buyer, dealId, '15000000');
  await money.confirmReport(await enter(world.unit.officer), dealId, '¥15,000,000.00');
  await money.openRoom(buyer, dealId, 'schedule');
  await scheduleText(buyer)
    .getByRole('row', { name: /第 1 期/ })
    .getByRole('button', { name: '延期支付' })
    .click();
  await page.getByRole('dialog').getByLabel('延期月数').fill('3');
  await confirm(page, '提出延期');
  await scheduleText(buyer).getByText('2028年1月').first().waitFor();
  await look(buyer, 'walk-deferred');
  await receiveAll(world, dealId, '2026-05-06');
  await to('2027-09-20');
  await billNow(app, dealId);
  const later = await enter(enterprise.buyer);
  const cards = await money.invoiceCards(later, dealId);
  expect(await cards.last().innerText()).toContain('2028年1月18日');
  await look(later, 'walk-deferred-invoice');
  await receiveAll(world, dealId, '2028-01-17');
  await distributeAndPayOut(world, dealId);
  expect(await readBooks(world, dealId)).toEqual(
    booksOf('900,000.00', '720,000.00', '90,000.00', '90,000.00', '315,000.00'),
  );
});

it('tiers with a cap: the fen above the cap is never asked for', async () => {
  const { world, enter, to, look } = scene();
  const tiers = [
    { from: 0n, basisPoints: 300 },
    { from: yuan(1_000_000), basisPoints: 200 },
    { from: yuan(3_000_000), basisPoints: 100 },
  ];
  const payment = {
    stages: [],
    royalty: { base: 'NET_SALES' as const, tiers, perUnit: null },
    cap: 5_000_001n,
  };
  const terms = {
    ...paying(payment),
    payAfterUse: using({ trialMonths: 0, returnUntilMonth: null }).payAfterUse,
  };
  const dealId = await makeContract(world, terms);
  await agreePlan(world, dealId);
  moveToDay('2026-04-08');
  await reportAndConfirm(world, dealId, '2026-03-18', 81_234_567n);
  await receiveAll(world, dealId, '2026-04-08');
  await to('2026-07-08');
  const buyer = await enter(world.enterprise.buyer);
  await money.report(buyer, dealId, '3456789.01');
  const officer = await enter(world.unit.officer);
  await money.confirmReport(officer, dealId, '¥3,456,789.01');
  expect
    .soft(await money.scheduleFigures(buyer, dealId))
    .toEqual(['¥50,000.01', '¥0.00', '¥4,269,134.68', '2026年3月18日']);
  await buyer.page.getByText('已达上限，不再支付').waitFor();
  await look(buyer, 'walk-cap');
  const cards = await money.invoiceCards(buyer, dealId);
  expect(await cards.locator('strong').allInnerTexts()).toEqual(['¥24,370.37', '¥25,629.64']);
  await receiveAll(world, dealId, '2026-07-08');
  await distributeAndPayOut(world, dealId);
  expect(await readBooks(world, dealId)).toEqual(
    booksOf('50,000.01', '40,000.02', '5,000.01', '4,999.98', '17,500.01'),
  );
});

it('return in the trial: what was due stays paid, nothing else comes, and the deal ends', async () => {
  const { world, enter, to, look } = scene();
  const dealId = await makeContract(world, paying({ entryFee: 1_000_001n }));
  await agreePlan(world, dealId);
  await receiveAll(world, dealId, '2026-03-20');
  await to('2026-04-08');
  const buyer = await enter(world.enterprise.buyer);
  await money.report(buyer, dealId, '120000');
  await money.openRoom(buyer, dealId, 'events');
  await button(buyer.page, '退回许可').click();
  await buyer.page.getByRole('dialog').getByLabel('说明').fill('试用效果未达预期');
  await confirm(buyer.page, '退回许可');
  await buyer.page.getByText('试用效果未达预期').waitFor();
  await look(buyer, 'walk-returned-events');
  expect
    .soft(await money.scheduleFigures(buyer, dealId))
    .toEqual(['¥10,000.01', '¥589,999.99', '¥0.00', '尚未开始']);
  await buyer.page.getByText('已退回，不再支付').waitFor();
  await look(buyer, 'walk-returned');
  await distributeAndPayOut(world, dealId);
  expect(await readBooks(world, dealId)).toEqual(
    booksOf('10,000.01', '8,000.02', '1,000.01', '999.98', '3,500.01'),
  );
});

it('buy-out: one price ends all further payments, and is distributed with what was paid before', async () => {
  const { world, enter, to, look } = scene();
  const royalty = { base: 'NET_SALES' as const, tiers: [{ from: 0n, basisPoints: 200 }], perUnit: null };
  const buyOut = [{ untilMonth: 12, amount: yuan(200_000) }];
  const used = using({ trialMonths: 0, returnUntilMonth: null, buyOut }).payAfterUse;
  const dealId = await makeContract(world, { ...paying({ stages: [], royalty }), payAfterUse: used });
  await agreePlan(world, dealId);
  moveToDay('2026-04-08');
  await reportAndConfirm(world, dealId, '2026-03-18', 12_345_678n);
  await to('2026-04-09');
  const buyer = await enter(world.enterprise.buyer);
  await money.openRoom(buyer, dealId, 'events');
  await button(buyer.page, '买断').click();
  await look(buyer, 'walk-buy-out');
  await confirm(buyer.page, '以 200000.00 元买断');
  await money.scheduleFigures(buyer, dealId);
  await buyer.page.getByText('已买断，不再支付').waitFor();
  await look(buyer, 'walk-bought-out');
  const cards = await money.invoiceCards(buyer, dealId);
  expect(await cards.locator('strong').allInnerTexts()).toEqual(['¥2,469.13', '¥200,000.00']);
  await receiveAll(world, dealId, '2026-04-09');
  await distributeAndPayOut(world, dealId);
  expect(await readBooks(world, dealId)).toEqual(
    booksOf('202,469.13', '161,975.32', '20,246.92', '20,246.89', '70,864.20'),
  );
});

it('equity: shares instead of cash are registered, bring a dividend and a price, and the statement shows both', async () => {
  const { world, enter, to, look } = scene();
  const dealId = await makeEquity(world, equity);
  await agreePlan(world, dealId);
  await to('2026-04-20');
  const officer = await enter(world.unit.officer);
  const { page } = officer;
  await page.goto(`/desk/holdings/${dealId}`);
  await button(page, '登记股权').click();
  await prove(page, '股东名册.pdf');
  await confirm(page, '登记股权');
  await page.getByRole('heading', { name: '股权变动' }).waitFor();
  const finance = await enter(world.finance);
  await finance.page.goto(`/desk/holdings/${dealId}`);
  await button(finance.page, '记录收益').click();
  await finance.page.getByRole('dialog').getByLabel('金额').fill('120000.37');
  await prove(finance.page, '分红决议.pdf');
  await confirm(finance.page, '记录收益');
  await finance.page.getByRole('cell', { name: '¥120,000.37' }).waitFor();
  await look(finance, 'walk-equity');
  await money.openRoom(finance, dealId, 'equity');
  await finance.page.getByRole('heading', { name: '单位股权收益' }).waitFor();
  expect(await statementsOf(finance, 'ORGANIZATION', dealId)).toEqual({
    股权收益: '¥0.00 ¥120,000.37 贷 ¥120,000.37',
    '银行存款（记录）': '¥120,000.37 ¥0.00 借 ¥120,000.37',
  });
  await look(finance, 'walk-equity-statement');
  await expectAgreement(world);
});
